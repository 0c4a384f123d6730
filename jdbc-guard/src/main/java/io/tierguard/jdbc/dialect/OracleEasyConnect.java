package io.tierguard.jdbc.dialect;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Oracle's short forms: {@code host:port:SID[:mode]}, and easy connect,
 * {@code [tcp[s]:][//]host[,host][:port][,…][;…][/service[:mode][/instance]]}.
 *
 * <p>A host without a port takes that of the next one that has one, and 1521 where none follows before the next semicolon.
 *
 * @param endpoints in order
 * @param isName whether a folder of names, where one is set, would be asked first
 */
record OracleEasyConnect(List<Endpoint> endpoints, boolean isName) {

    private static final String FORM = "write it as jdbc:oracle:thin:@//host:port/service";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9][A-Za-z0-9._-]*)";
    private static final String HOST_AND_PORT = HOST + "(?::[0-9]{1,5})?";
    private static final String MODE = "(?i:dedicated|shared|pooled)";
    private static final Pattern SID =
            Pattern.compile("(" + HOST + ")?:([0-9]{1,5}):(?!" + MODE + "$)(\\+?[\\w$#.-]+)(?::" + MODE + ")?");
    private static final Pattern EASY = Pattern.compile("((?i:tcps?)://|//)?(" + HOST_AND_PORT + "(?:[,;]"
            + HOST_AND_PORT + ")*+)(?:/(\\w[\\w$#,.-]*)(:" + MODE + ")?(/[A-Za-z]\\w+)?)?");
    /** Without a host, which is this machine then. */
    private static final Pattern HERE =
            Pattern.compile("(?://)?(?=[:/]\\w)(?::([0-9]{1,5}))?(?:/(\\w[\\w$#,.-]*)(?::" + MODE + ")?)?");

    private static final Pattern ELEMENT = Pattern.compile("(" + HOST + ")(?::([0-9]{1,5}))?");

    /** Refuses everything else, and what reads differently with parameters and without. */
    static OracleEasyConnect read(Spelling spelling, String text) {
        Matcher sid = SID.matcher(text);
        if (sid.matches()) {
            String host = sid.group(1) == null ? "" : sid.group(1);
            requireNoProtocol(spelling, host);
            Component<String> database = spelling.database(sid.group(3));
            return new OracleEasyConnect(List.of(spelling.endpoint(host, sid.group(2), database, 1)), false);
        }
        Matcher here = HERE.matcher(text);
        if (here.matches()) {
            String port = here.group(1) == null ? "" : here.group(1);
            Component<String> database = spelling.database(here.group(2) == null ? "" : here.group(2));
            return new OracleEasyConnect(List.of(spelling.endpoint("", port, database, 1)), true);
        }
        Matcher easy = EASY.matcher(text);
        if (!easy.matches()) {
            throw spelling.unreadable("what stands behind the at sign cannot be read", FORM);
        }
        String hosts = easy.group(2);
        String service = easy.group(3) == null ? "" : easy.group(3);
        boolean alone = !hosts.contains(",") && !hosts.contains(";");
        boolean protocol = easy.group(1) != null && !easy.group(1).equals("//");
        // the driver's pattern wants two characters, and one of its parts beside the hosts
        boolean certain = service.length() > 1 || service.isEmpty() && protocol;
        if (!certain && (!alone || protocol || easy.group(5) != null)) {
            throw spelling.unreadable("several hosts need a service with more than one character", FORM);
        }
        if (service.isEmpty() && easy.group(1) == null && !hosts.contains(".") && !hosts.startsWith("[")) {
            throw spelling.unreadable("a name alone is looked up in files of the machine", FORM);
        }
        return new OracleEasyConnect(endpoints(spelling, hosts, spelling.database(service)), !certain);
    }

    private static List<Endpoint> endpoints(Spelling spelling, String hosts, Component<String> database) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String list : hosts.split(";", -1)) {
            List<String> waiting = new ArrayList<>();
            for (String element : list.split(",", -1)) {
                Matcher matcher = ELEMENT.matcher(element);
                if (!matcher.matches()) {
                    throw spelling.unreadable("what stands behind the at sign cannot be read", FORM);
                }
                waiting.add(matcher.group(1));
                if (matcher.group(2) != null) {
                    add(spelling, waiting, matcher.group(2), database, endpoints);
                }
            }
            add(spelling, waiting, "", database, endpoints);
        }
        return endpoints;
    }

    private static void add(
            Spelling spelling, List<String> hosts, String port, Component<String> database, List<Endpoint> into) {
        for (String host : hosts) {
            requireNoProtocol(spelling, host);
            if (host.length() < 2) {
                throw spelling.unreadable("host " + (into.size() + 1) + " has one character only", FORM);
            }
            into.add(spelling.endpoint(host, port, database, into.size() + 1));
        }
        hosts.clear();
    }

    /** With parameters behind it, the driver takes such a host for a protocol. */
    private static void requireNoProtocol(Spelling spelling, String host) {
        if (host.equalsIgnoreCase("tcp") || host.equalsIgnoreCase("tcps")) {
            throw spelling.unreadable("a host is named like a protocol", FORM);
        }
    }
}
