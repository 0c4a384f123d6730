package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The drivers of aws-secretsmanager-jdbc: {@code jdbc-secretsmanager:} in place of {@code jdbc:}, one driver for each
 * database. The property {@code user} names a secret, of which user and password are used.
 *
 * <p>A secret's name in place of the whole URL has the secret name the host as well; such a text is no URL, and refused.
 */
final class SecretsManagerWrapper implements Dialect {

    /** What such a URL begins with; the drivers ask for no colon behind it. */
    static final String SCHEME = "jdbc-secretsmanager";

    private static final String NAME = "Secrets Manager JDBC";
    private static final String PREFIX = SCHEME + ":";
    private static final Pattern DATABASE = Pattern.compile(PREFIX + "([^:]*):");
    private static final String JDBC = "jdbc:";
    private static final String RESOURCE = "secretsmanager.properties";
    private static final String PACKAGE = "com.amazonaws.secretsmanager.sql.AWSSecretsManager";

    private static final Map<String, String> DRIVERS = Map.of(
            "postgresql", PACKAGE + "PostgreSQLDriver",
            "mysql", PACKAGE + "MySQLDriver",
            "mariadb", PACKAGE + "MariaDBDriver",
            "sqlserver", PACKAGE + "MSSQLServerDriver",
            "oracle", PACKAGE + "OracleDriver",
            "db2", PACKAGE + "Db2Driver",
            "redshift", PACKAGE + "RedshiftDriver");

    @Override
    public Set<String> subProtocols() {
        return Set.of();
    }

    @Override
    public Set<String> drivers(String url) {
        String driver = DRIVERS.get(database(url));
        return driver == null ? Set.of() : Set.of(driver);
    }

    @Override
    public Optional<String> inner(String url) {
        return Optional.of(JDBC + url.substring(PREFIX.length()));
    }

    @Override
    public boolean handsOnProperties() {
        return false;
    }

    /** Each by its wrapper, which has the login. */
    @Override
    public List<String> singleUrls(String url) {
        return inner(url).map(JdbcTargetReader::singleUrlsOf).orElse(List.of()).stream()
                .map(single -> PREFIX + single.substring(JDBC.length()))
                .toList();
    }

    private static String database(String url) {
        Matcher matcher = DATABASE.matcher(url);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!DRIVERS.containsKey(database(url))) {
            throw unreadable(
                    "what stands there is no database of it, or the name of a secret",
                    "write it as jdbc-secretsmanager: and one of " + String.join(", ", new TreeSet<>(DRIVERS.keySet()))
                            + ", in lower case");
        }
        if (target.hasAmbientSettings()) {
            requireOwnDriver(database(url));
        }
        String handedOn = JDBC + url.substring(PREFIX.length());
        Reading.Endpoints read = InnerTarget.of(handedOn, target).readBehind(PREFIX);
        // with a secret, the database's driver gets the properties as defaults, which some drivers do not read
        InnerTarget withoutProperties = new InnerTarget(handedOn, Map.of(), target.hasAmbientSettings());
        if (!withoutProperties.read().endpoints().equals(read.endpoints())) {
            throw unreadable("a property names a part of the target, and may get lost", "write it into the URL");
        }
        return read;
    }

    /** Refuses while a setting names another driver for the database. */
    private static void requireOwnDriver(String database) {
        String key = "drivers." + database + ".realDriverClass";
        if (System.getProperty(key) != null || isInResource(key)) {
            throw unreadable("a setting names another driver for the database", "remove " + key);
        }
    }

    private static boolean isInResource(String key) {
        try {
            Iterator<URL> resources = Thread.currentThread()
                    .getContextClassLoader()
                    .getResources(RESOURCE)
                    .asIterator();
            while (resources.hasNext()) {
                Properties read = new Properties();
                try (InputStream in = resources.next().openStream()) {
                    read.load(in);
                }
                if (read.getProperty(key) != null) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("the resource " + RESOURCE + " cannot be read", "remove it");
        }
    }

    private static UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget(NAME + ": " + reason, fix);
    }
}
