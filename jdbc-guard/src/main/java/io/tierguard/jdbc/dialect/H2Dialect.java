package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * H2: {@code jdbc:h2:{mem:[name] | [file:]file | {tcp|ssl}:[//]host[:port],…/database}[;settings]}.
 *
 * <p>What lives in the process or in a file is local. A setting whose value could run a statement is refused, because
 * statements can dial.
 */
final class H2Dialect implements Dialect {

    private static final String NAME = "H2";
    private static final String PREFIX = "jdbc:h2:";
    private static final Spelling SPELLING = new Spelling(NAME, "h2", 9092);
    private static final String SERVER_FORM = "write it as jdbc:h2:tcp://host:port/database";
    private static final String LOCAL_FORM = "write it as jdbc:h2:mem:name or jdbc:h2:./file";
    private static final Pattern SERVER = Pattern.compile("(?:tcp|ssl):(?://)?+([^/]*)/(.*)");
    /** File systems that H2 brings, and which stay on this machine. */
    private static final Pattern FILE_SYSTEMS = Pattern.compile(
            "^(?:(?:file|nio|async|nioMapped|memFS|memLZF|nioMemFS|nioMemLZF|retry|zip|classpath):|split:(?:\\d+:)?)*+");

    private static final Pattern LOCAL_NAME = Pattern.compile("(?:[A-Za-z]:(?=[/\\\\]))?[^:?&=;]*");

    @Override
    public Set<String> subProtocols() {
        return Set.of("h2");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.h2.Driver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", LOCAL_FORM);
        }
        Ambient.requireUnset(target, "h2.urlMap", NAME);
        Cut cut = Cut.at(';', url.substring(PREFIX.length()));
        String name = cut.before();
        H2Settings.check(SPELLING, cut.behind(), target.properties());
        if (name.startsWith("tcp:") || name.startsWith("ssl:")) {
            Ambient.requireNoSocksProxy(target, NAME);
            return new Reading.Endpoints(PREFIX + name, servers(name));
        }
        return new Reading.Endpoints(PREFIX + name, List.of(local(name)));
    }

    private static List<Endpoint> servers(String name) {
        SPELLING.requirePlain(name, "what stands before the settings");
        var matcher = SERVER.matcher(name);
        if (!matcher.matches()) {
            throw SPELLING.unreadable("a slash must stand behind the hosts", SERVER_FORM);
        }
        Component<String> database = SPELLING.database(matcher.group(2));
        List<Endpoint> endpoints = new ArrayList<>();
        for (String element : matcher.group(1).split(",", -1)) {
            int position = endpoints.size() + 1;
            Spelling.Place place = SPELLING.place(element, position);
            if (place.host().isEmpty() || place.port().startsWith("0")) {
                throw SPELLING.unreadable("host " + position + " cannot be read", SERVER_FORM);
            }
            endpoints.add(SPELLING.endpoint(place.host(), place.port(), database, position));
        }
        return endpoints;
    }

    private static Endpoint local(String name) {
        boolean memory = name.startsWith("mem:") || name.equals(".");
        String shown = name.equals(".") ? "" : memory || name.startsWith("file:") ? afterColon(name) : name;
        String path = memory ? shown : withoutFileSystems(name);
        // two slashes name a machine to Windows
        boolean elsewhere = !memory && path.replace('\\', '/').startsWith("//");
        boolean odd = !Spelling.isPlainName(path) || !LOCAL_NAME.matcher(path).matches();
        if (elsewhere || odd || !memory && path.isEmpty()) {
            throw SPELLING.unreadable("it is neither memory nor a file on this machine", LOCAL_FORM);
        }
        return Endpoint.local("h2", shown.isEmpty() ? Component.open() : Component.of(shown));
    }

    private static String afterColon(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String withoutFileSystems(String name) {
        return FILE_SYSTEMS.matcher(name).replaceFirst("");
    }
}
