package io.tierguard.jdbc.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The class-path resource from which pgjdbc takes whatever neither URL nor properties say. */
final class PostgresDriverConfig {

    private static final String RESOURCE = "org/postgresql/driverconfig.properties";

    private PostgresDriverConfig() {}

    /** All its settings; refuses where two resources differ, since the order is the class loader's. */
    static Map<String, String> read() {
        Map<String, String> settings = new HashMap<>();
        try {
            for (URL resource : resources().values()) {
                Properties read = new Properties();
                try (InputStream in = resource.openStream()) {
                    read.load(in);
                }
                for (String key : read.stringPropertyNames()) {
                    String value = read.getProperty(key);
                    String before = settings.putIfAbsent(key, value);
                    if (before != null && !before.equals(value)) {
                        throw unreadable("stands twice on the class path, and differs");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("cannot be read");
        }
        return settings;
    }

    /** By their text, since comparing URLs looks up their hosts. */
    private static Map<String, URL> resources() throws IOException {
        Map<String, URL> found = new LinkedHashMap<>();
        for (@Nullable
        ClassLoader loader : new @Nullable ClassLoader[] {
            Thread.currentThread().getContextClassLoader(), PostgresDriverConfig.class.getClassLoader(), driversOwn()
        }) {
            if (loader != null) {
                loader.getResources(RESOURCE)
                        .asIterator()
                        .forEachRemaining(url -> found.put(url.toExternalForm(), url));
            }
        }
        return found;
    }

    private static @Nullable ClassLoader driversOwn() {
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return Class.forName("org.postgresql.Driver", false, context).getClassLoader();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static UnreadableTarget unreadable(String what) {
        return new UnreadableTarget("PostgreSQL: the resource " + RESOURCE + " " + what, "remove it");
    }
}
