package io.tierguard.jdbc.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The class-path resource from which pgjdbc, and drivers made from it, take whatever neither URL nor properties say.
 *
 * @param dialect as messages name it
 * @param resource its name
 * @param driver the class whose loader finds it
 */
record DriverConfig(String dialect, String resource, String driver) {

    /** What messages call one of its settings. */
    String place() {
        return "a line of " + resource;
    }

    /** All its settings; refuses where two resources differ, since the order is the class loader's. */
    Map<String, String> read() {
        Map<String, String> settings = new HashMap<>();
        try {
            for (URL found : resources().values()) {
                Properties read = new Properties();
                try (InputStream in = found.openStream()) {
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
    private Map<String, URL> resources() throws IOException {
        Map<String, URL> found = new LinkedHashMap<>();
        for (@Nullable
        ClassLoader loader : new @Nullable ClassLoader[] {
            Thread.currentThread().getContextClassLoader(), DriverConfig.class.getClassLoader(), driversOwn()
        }) {
            if (loader != null) {
                loader.getResources(resource)
                        .asIterator()
                        .forEachRemaining(url -> found.put(url.toExternalForm(), url));
            }
        }
        return found;
    }

    private @Nullable ClassLoader driversOwn() {
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return Class.forName(driver, false, context).getClassLoader();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private UnreadableTarget unreadable(String what) {
        return new UnreadableTarget(dialect + ": the resource " + resource + " " + what, "remove it");
    }
}
