package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings of this machine from which jcc takes servers that no URL names. */
final class Db2Ambient {

    private static final String NAME = "DB2";
    private static final List<String> PROPERTIES = List.of(
            "db2.jcc.propertiesFile",
            "db2.jcc.dsdriverConfigFile",
            "db2.jcc.default.dsdriverConfigFile",
            "db2.jcc.pdqProperties",
            "db2.jcc.default.pdqProperties");
    private static final List<String> RESOURCES =
            List.of("DB2JccConfiguration.properties", "com/ibm/db2/jcc/DB2JccConfiguration.properties");

    private Db2Ambient() {}

    /** Refuses a target while one of them leads elsewhere. */
    static void requireNone(Target target) {
        if (!target.hasAmbientSettings()) {
            return;
        }
        Ambient.requireNoSocksProxy(target, NAME);
        for (String property : PROPERTIES) {
            Ambient.requireUnset(target, property, NAME);
        }
        for (String resource : RESOURCES) {
            try {
                for (URL found : found(resource).values()) {
                    requireHarmless(resource, found);
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new UnreadableTarget(NAME + ": the resource " + resource + " cannot be read", "remove it");
            }
        }
    }

    private static void requireHarmless(String resource, URL found) throws IOException {
        Properties read = new Properties();
        try (InputStream in = found.openStream()) {
            read.load(in);
        }
        for (String property : PROPERTIES) {
            if (read.getProperty(property) != null) {
                throw new UnreadableTarget(
                        NAME + ": " + property + " in the resource " + resource + " leads connections elsewhere",
                        "remove it there");
            }
        }
    }

    /** By their text, since comparing URLs looks up their hosts. */
    private static Map<String, URL> found(String resource) throws IOException {
        Map<String, URL> found = new TreeMap<>();
        for (@Nullable
        ClassLoader loader : new @Nullable ClassLoader[] {
            Thread.currentThread().getContextClassLoader(), Db2Ambient.class.getClassLoader()
        }) {
            if (loader != null) {
                loader.getResources(resource)
                        .asIterator()
                        .forEachRemaining(url -> found.put(url.toExternalForm(), url));
            }
        }
        return found;
    }
}
