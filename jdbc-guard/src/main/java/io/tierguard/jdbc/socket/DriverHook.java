package io.tierguard.jdbc.socket;

import java.sql.Driver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a driver takes a socket factory.
 *
 * @param factory the class that it shall make; a text, since a factory is loaded only with its driver
 * @param factoryProperty what names the class
 * @param tokenProperty what the factory is told its token by
 */
record DriverHook(String factory, String factoryProperty, String tokenProperty) {

    private static final String PACKAGE = "io.tierguard.jdbc.socket.";
    private static final DriverHook POSTGRES =
            new DriverHook(PACKAGE + "TokenSocketFactory", "socketFactory", "socketFactoryArg");
    private static final DriverHook MARIADB =
            new DriverHook(PACKAGE + "MariadbSocketFactory", "socketFactory", "tierguard");
    private static final DriverHook MYSQL =
            new DriverHook(PACKAGE + "MysqlSocketFactory", "socketFactory", "tierguard");
    private static final DriverHook SQL_SERVER =
            new DriverHook(PACKAGE + "TokenSocketFactory", "socketFactoryClass", "socketFactoryConstructorArg");

    private static final Map<String, DriverHook> HOOKS = Map.of(
            "org.postgresql.Driver", POSTGRES,
            "com.yugabyte.Driver", POSTGRES,
            "com.amazon.redshift.Driver", POSTGRES,
            "com.amazon.redshift.jdbc.Driver", POSTGRES,
            "com.amazon.redshift.jdbc42.Driver", POSTGRES,
            "org.mariadb.jdbc.Driver", MARIADB,
            "com.mysql.cj.jdbc.Driver", MYSQL,
            "com.mysql.jdbc.Driver", MYSQL,
            "com.microsoft.sqlserver.jdbc.SQLServerDriver", SQL_SERVER);

    private static final Pattern POOL = Pattern.compile("(?i)(?s).*[?&]pool(?:[=&].*)?");

    /** Empty where the driver takes no factory. */
    static Optional<DriverHook> of(Driver driver) {
        return Optional.ofNullable(HOOKS.get(driver.getClass().getName()));
    }

    /** Whether the driver would find this library's own class: it looks for it where it was loaded itself. */
    boolean isVisibleTo(Driver driver) {
        try {
            Class<?> seen = Class.forName(factory, false, driver.getClass().getClassLoader());
            return Objects.equals(seen.getClassLoader(), DriverHook.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Whether the driver keeps connections in a pool of its own, which it finds again by all properties. */
    boolean isPooled(String url, Properties properties) {
        return equals(MARIADB)
                && (POOL.matcher(url).matches()
                        || properties.stringPropertyNames().stream().anyMatch("pool"::equalsIgnoreCase));
    }

    /** Names the factory; what the caller named under the same key is the driver's own, or was refused. */
    void install(Properties properties) {
        properties.keySet().removeIf(key -> factoryProperty.equalsIgnoreCase(key.toString()));
        properties.setProperty(factoryProperty, factory);
    }

    void install(Properties properties, String token) {
        install(properties);
        properties.keySet().removeIf(key -> tokenProperty.equalsIgnoreCase(key.toString()));
        properties.setProperty(tokenProperty, token);
    }
}
