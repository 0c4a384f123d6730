package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Testcontainers: {@code jdbc:tc:engine[:tag]://[anything]/database[?parameters]}, which starts a container on this machine
 * and connects to a port that Docker chooses. Host and port of the URL mean nothing.
 *
 * <p>All parameters but its own reach the database's driver behind the container's URL, and so do properties: they are
 * read as that driver reads them, and must leave it at the container.
 */
final class ContainerWrapper implements Dialect {

    private static final String NAME = "Testcontainers";
    private static final String PREFIX = "jdbc:tc:";
    private static final String FORM = "write it as jdbc:tc:postgresql:16:///database";
    private static final String OWN = "TC_";

    private static final String TAG = "(?::([A-Za-z0-9_][A-Za-z0-9_.-]*))?";
    private static final Pattern URL =
            Pattern.compile("([a-z0-9]+)" + TAG + "://([^?]+)(?:\\?([^?]*))?", Pattern.DOTALL);
    private static final Pattern ORACLE_URL =
            Pattern.compile("(oracle)" + TAG + ":thin:[^?]*@([^?]+)(?:\\?([^?]*))?", Pattern.DOTALL);
    private static final Pattern WITH_DATABASE = Pattern.compile("[^/?:;@]*(?::[0-9]+)?/([A-Za-z0-9_-]+)");

    /** Engines whose container takes the database's name from the URL, by the protocol of their driver. */
    private static final Map<String, String> NAMED = Map.of(
            "postgresql", "postgresql",
            "postgis", "postgresql",
            "pgvector", "postgresql",
            "timescaledb", "postgresql",
            "mysql", "mysql",
            "mariadb", "mariadb");

    /** Engines whose container may choose another name. */
    private static final Map<String, String> OTHERS = Map.of(
            "cockroach", "postgresql",
            "questdb", "postgresql",
            "tidb", "mysql",
            "yugabyte", "yugabytedb",
            "sqlserver", "sqlserver",
            "oracle", "oracle",
            "db2", "db2",
            "clickhouse", "clickhouse",
            "trino", "trino",
            "presto", "presto");

    /** Of its own parameters those that run no method; a script may stand beside them. */
    private static final Set<String> HARMLESS = Set.of("TC_DAEMON", "TC_TMPFS", "TC_REUSABLE", "TC_MY_CNF");

    private static final String SCRIPT = "TC_INITSCRIPT=";

    /** A resource or a file of this machine; what a URL names besides is fetched. The container runs it, and not this process. */
    private static final Pattern LOCAL_SCRIPT = Pattern.compile("(?:file:(?://(?=/))?)?/?[\\w.-]+(?:/[\\w.-]+)*+");

    /** Stands for the port that Docker chooses. */
    private static final int SOME_PORT = 1;

    @Override
    public Set<String> subProtocols() {
        return Set.of("tc");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("org.testcontainers.jdbc.ContainerDatabaseDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Matcher matcher = URL.matcher(url.substring(PREFIX.length()));
        if (!matcher.matches()) {
            matcher = ORACLE_URL.matcher(url.substring(PREFIX.length()));
        }
        if (!matcher.matches() || matcher.group(3).contains(OWN)) {
            throw unreadable("engine and database do not stand where it looks for them", FORM);
        }
        if (target.hasAmbientSettings()) {
            DockerHost.ofThisProcess().requireThisMachine();
        }
        String engine = matcher.group(1);
        String handedOn = foreignParameters(matcher.group(4) == null ? "" : matcher.group(4));
        String tag = matcher.group(2) == null ? "" : ":" + matcher.group(2);
        Matcher named = WITH_DATABASE.matcher(matcher.group(3));
        String database = named.matches() && NAMED.containsKey(engine) ? named.group(1) : "";
        return new Reading.Endpoints(
                PREFIX + engine + tag + ":///" + database, List.of(endpoint(engine, database, handedOn, target)));
    }

    /** What reaches the database's driver. */
    private static String foreignParameters(String text) {
        StringBuilder foreign = new StringBuilder();
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(text, "&");
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            position++;
            String key = Cut.at('=', token).before();
            boolean own = key.startsWith(OWN);
            boolean script = token.startsWith(SCRIPT);
            // it finds its own parameters anywhere, also in the value of another
            if (own && !script && !HARMLESS.contains(key)
                    || token.substring(own ? OWN.length() : 0).contains(OWN)) {
                throw unreadable(
                        "parameter " + position + " runs a method, or is not known",
                        "use TC_INITSCRIPT, " + String.join(", ", new TreeSet<>(HARMLESS)) + " only");
            }
            if (script
                    && !LOCAL_SCRIPT.matcher(token.substring(SCRIPT.length())).matches()) {
                throw unreadable(
                        "parameter " + position + " takes its script from elsewhere",
                        "name a resource, or a file as file:path/of/this/machine.sql");
            }
            if (!own) {
                foreign.append(foreign.isEmpty() ? "?" : "&").append(token);
            }
        }
        return foreign.toString();
    }

    private static Endpoint endpoint(String engine, String database, String parameters, Target target) {
        String protocol = NAMED.get(engine);
        if (protocol == null) {
            return other(engine, parameters, target);
        }
        String url = "jdbc:" + protocol + "://localhost:" + SOME_PORT + "/" + (database.isEmpty() ? "test" : database)
                + parameters;
        List<Endpoint> endpoints = InnerTarget.of(url, target).read().endpoints();
        Endpoint first = endpoints.get(0);
        if (endpoints.size() != 1 || !isContainer(first)) {
            throw unreadable("a parameter or property names another host than the container's", "remove it");
        }
        boolean chosen = database.isEmpty() && first.database().equals(Component.of("test"));
        return container(protocol, chosen ? Component.open() : first.database());
    }

    private static boolean isContainer(Endpoint endpoint) {
        return endpoint.host().text().equals("localhost") && endpoint.port().equals(Component.of(SOME_PORT));
    }

    private static Endpoint other(String engine, String parameters, Target target) {
        String protocol = OTHERS.get(engine);
        if (protocol == null) {
            throw unreadable("the engine is not known", FORM);
        }
        boolean onlyLogin =
                Set.of("user", "password").containsAll(target.properties().keySet());
        if (!parameters.isEmpty() || !onlyLogin) {
            throw unreadable(
                    "parameters and properties of this engine reach its driver, and may lead elsewhere",
                    "keep to user and password");
        }
        return container(protocol, Component.open());
    }

    private static Endpoint container(String protocol, Component<String> database) {
        Host host = Host.parse("localhost").orElseThrow();
        return Endpoint.database(protocol, host, Component.open(), database);
    }

    private static UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget(NAME + ": " + reason, fix);
    }
}
