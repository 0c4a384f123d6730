package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Settings of this machine that Oracle's driver obeys, whatever its URL says. */
final class OracleAmbient {

    private static final String NAME = "Oracle";
    private static final String FOLDER = "TNS_ADMIN";
    private static final String FOLDER_PROPERTY = "oracle.net.tns_admin";

    private OracleAmbient() {}

    /**
     * Refuses a target while one of them leads elsewhere.
     *
     * @param isName whether the driver looks the target up among the names of a folder, where one is set
     */
    static void requireNone(Target target, boolean isName) {
        if (!target.hasAmbientSettings()) {
            return;
        }
        Ambient.requireNoSocksProxy(target, NAME);
        for (String property : OracleParameters.IN_PROPERTIES.moving()) {
            if (property.startsWith("oracle.") && !property.equals(FOLDER_PROPERTY)) {
                Ambient.requireUnset(target, property, NAME);
            }
        }
        boolean leads = Stream.of(
                        System.getProperty(FOLDER_PROPERTY), System.getProperty(FOLDER), System.getenv(FOLDER))
                .anyMatch(folder -> folder != null && (isName || hasProperties(folder)));
        if (leads) {
            throw new UnreadableTarget(
                    NAME + ": " + FOLDER + " is set, and a name or properties in its folder may lead elsewhere",
                    "name the host, the port and the service in the URL, and keep ojdbc.properties out of the folder");
        }
    }

    private static boolean hasProperties(String folder) {
        try {
            return Files.exists(Path.of(folder.trim(), "ojdbc.properties"));
        } catch (InvalidPathException e) {
            return true;
        }
    }
}
