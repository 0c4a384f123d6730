package io.tierguard.jdbc.dialect;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Oracle's connect descriptors: {@code (DESCRIPTION=(ADDRESS=…)(CONNECT_DATA=…))}, and lists of them.
 *
 * <p>Every address is named, also where fail-over is off or a route leads through the first: which one is dialled is the
 * driver's choice, or chance.
 */
final class OracleDescriptor {

    private static final int DEEPEST = 12;
    private static final String FORM =
            "write it as (DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=host)(PORT=port))(CONNECT_DATA=(SERVICE_NAME=service)))";
    private static final Pattern NAME = Pattern.compile("[ \\t\\r\\n]*([A-Za-z0-9_.$]+)[ \\t\\r\\n]*=[ \\t\\r\\n]*");
    /** A value as it is, or in double quotes; escapes mean something else to the driver. */
    private static final Pattern VALUE = Pattern.compile("\"[^\"\\\\]*\"[ \\t\\r\\n]*|[^()\"'\\\\]*");

    private static final Set<String> CHOICES = Set.of("LOAD_BALANCE", "FAILOVER", "SOURCE_ROUTE");
    private static final Set<String> DESCRIPTION = Set.of(
            "ENABLE",
            "RETRY_COUNT",
            "RETRY_DELAY",
            "CONNECT_TIMEOUT",
            "TRANSPORT_CONNECT_TIMEOUT",
            "SDU",
            "TDU",
            "SEND_BUF_SIZE",
            "RECV_BUF_SIZE",
            "EXPIRE_TIME",
            "TYPE_OF_SERVICE",
            "USE_SNI",
            "COMPRESSION",
            "COMPRESSION_LEVELS",
            "CONNECTION_ID_PREFIX");
    private static final Set<String> CONNECT_DATA = Set.of(
            "SERVICE_NAME",
            "SID",
            "GLOBAL_NAME",
            "SERVER",
            "INSTANCE_NAME",
            "CID",
            "FAILOVER_MODE",
            "INSTANCE_ROLE",
            "COLOCATION_TAG",
            "CONNECTION_ID_PREFIX",
            "POOL_CONNECTION_CLASS",
            "POOL_PURITY",
            "SERVICE_TAG",
            "UR",
            "USE_TCP_FAST_OPEN",
            "TFO");
    private static final Set<String> ADDRESS =
            Set.of("PROTOCOL", "HOST", "PORT", "SEND_BUF_SIZE", "RECV_BUF_SIZE", "COMMUNITY", "IP");

    private final Spelling spelling;
    private final String text;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private int at;

    private OracleDescriptor(Spelling spelling, String text) {
        this.spelling = spelling;
        this.text = text;
    }

    /** One pair of the text: a value, or pairs inside. */
    record Pair(String name, String value, List<Pair> inner) {
        @Override
        public String toString() {
            return "Pair";
        }
    }

    static List<Endpoint> read(Spelling spelling, String text) {
        OracleDescriptor descriptor = new OracleDescriptor(spelling, text);
        Pair root = descriptor.pair(1);
        if (descriptor.at != text.length()) {
            throw descriptor.unreadable("the descriptor goes on behind its end");
        }
        descriptor.readRoot(root);
        if (descriptor.endpoints.isEmpty()) {
            throw descriptor.unreadable("the descriptor has no address");
        }
        return descriptor.endpoints;
    }

    /** Reads the pair that begins here, with its bracket. */
    private Pair pair(int depth) {
        if (depth > DEEPEST) {
            throw unreadableHere();
        }
        at++;
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw unreadableHere();
        }
        at = name.end();
        List<Pair> inner = new ArrayList<>();
        String value = "";
        if (at < text.length() && text.charAt(at) == '(') {
            while (at < text.length() && text.charAt(at) == '(') {
                inner.add(pair(depth + 1));
                skipBlanks();
            }
        } else {
            Matcher literal = VALUE.matcher(text).region(at, text.length());
            value = literal.lookingAt() ? literal.group().trim() : "";
            at = literal.end();
        }
        if (at >= text.length() || text.charAt(at) != ')') {
            throw unreadableHere();
        }
        at++;
        return new Pair(name.group(1).toUpperCase(Locale.ROOT), value, inner);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void readRoot(Pair root) {
        switch (root.name()) {
            case "DESCRIPTION_LIST" -> {
                for (Pair child : root.inner()) {
                    if (child.name().equals("DESCRIPTION")) {
                        readDescription(child);
                    } else {
                        requireValue(child, CHOICES);
                    }
                }
            }
            case "DESCRIPTION" -> readDescription(root);
            case "ADDRESS" -> readAddress(root, Component.open());
            default -> throw unreadable("the descriptor begins with neither DESCRIPTION nor DESCRIPTION_LIST");
        }
    }

    private void readDescription(Pair description) {
        Component<String> database = Component.open();
        boolean seen = false;
        for (Pair child : description.inner()) {
            if (child.name().equals("CONNECT_DATA")) {
                if (seen) {
                    throw unreadable("a description has CONNECT_DATA twice");
                }
                seen = true;
                database = database(child);
            }
        }
        for (Pair child : description.inner()) {
            switch (child.name()) {
                case "CONNECT_DATA", "SECURITY" -> requireNoAddress(child);
                case "ADDRESS" -> readAddress(child, database);
                case "ADDRESS_LIST" -> readAddresses(child, database);
                default -> requireValue(child, CHOICES.contains(child.name()) ? CHOICES : DESCRIPTION);
            }
        }
    }

    private void readAddresses(Pair list, Component<String> database) {
        for (Pair child : list.inner()) {
            switch (child.name()) {
                case "ADDRESS" -> readAddress(child, database);
                case "ADDRESS_LIST" -> readAddresses(child, database);
                default -> requireValue(child, CHOICES);
            }
        }
    }

    private void readAddress(Pair address, Component<String> database) {
        Map<String, String> parts = new TreeMap<>();
        for (Pair part : address.inner()) {
            requireValue(part, ADDRESS);
            if (parts.put(part.name(), part.value()) != null) {
                throw unreadable("an address has a part twice");
            }
        }
        int position = endpoints.size() + 1;
        String protocol = parts.getOrDefault("PROTOCOL", "").toLowerCase(Locale.ROOT);
        if (!protocol.equals("tcp") && !protocol.equals("tcps")) {
            throw unreadable("host " + position + " is reached by neither tcp nor tcps");
        }
        String host = parts.getOrDefault("HOST", "");
        String port = parts.getOrDefault("PORT", "1521");
        if (port.isEmpty()) {
            throw unreadable("the port of host " + position + " is none");
        }
        endpoints.add(spelling.endpoint(host, port, database, position));
    }

    private Component<String> database(Pair data) {
        Component<String> database = Component.open();
        Set<String> seen = new TreeSet<>();
        for (Pair part : data.inner()) {
            if (!CONNECT_DATA.contains(part.name()) || !seen.add(part.name())) {
                throw unreadable("CONNECT_DATA has a part that is not known, or one twice");
            }
            if (part.name().equals("SERVICE_NAME") || part.name().equals("SID")) {
                requireValue(part, CONNECT_DATA);
                if (part.value().indexOf('"') >= 0 || seen.containsAll(Set.of("SERVICE_NAME", "SID"))) {
                    throw unreadable("CONNECT_DATA does not name one service or SID");
                }
                database = spelling.database(part.value());
            }
        }
        return database;
    }

    /** An address that stands there is not dialled by this driver, and misleads. */
    private void requireNoAddress(Pair pair) {
        for (Pair inner : pair.inner()) {
            if (inner.name().startsWith("ADDRESS") || inner.name().equals("BACKUP")) {
                throw unreadable("an address or a backup stands where none belongs");
            }
            requireNoAddress(inner);
        }
    }

    private void requireValue(Pair pair, Set<String> known) {
        if (!known.contains(pair.name()) || !pair.inner().isEmpty()) {
            throw unreadable("the descriptor has a part that is not known, and may lead anywhere");
        }
    }

    private UnreadableTarget unreadableHere() {
        return unreadable("the descriptor cannot be read from character " + (at + 1));
    }

    private UnreadableTarget unreadable(String reason) {
        return spelling.unreadable(reason, FORM);
    }
}
