package io.tierguard.jdbc.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where Testcontainers starts its containers: on this machine, unless a setting says otherwise.
 *
 * @param variables of the environment
 * @param home where the user's settings lie
 * @param inContainer whether this process is in a container itself, so that its {@code localhost} is not Docker's
 */
record DockerHost(Map<String, String> variables, Path home, boolean inContainer) {

    private static final List<String> MOVING_VARIABLES = List.of(
            "DOCKER_CONTEXT",
            "DOCKER_CLIENT_STRATEGY",
            "TESTCONTAINERS_DOCKER_CLIENT_STRATEGY",
            "TESTCONTAINERS_HOST_OVERRIDE",
            "TESTCONTAINERS_TC_HOST");

    private static final List<String> MOVING_KEYS = List.of("host.override", "tc.host", "DOCKER_CONTEXT");
    private static final List<String> HOST_KEYS = List.of("docker.host", "DOCKER_HOST");
    private static final List<String> FILES = List.of(".testcontainers.properties", ".docker-java.properties");
    private static final List<String> RESOURCES = List.of("testcontainers.properties", "docker-java.properties");

    /** Written by Testcontainers itself when it has found Docker. */
    private static final String STRATEGY = "docker.client.strategy";

    private static final String OWN_STRATEGIES = "org.testcontainers.dockerclient.";

    static DockerHost ofThisProcess() {
        return new DockerHost(
                System.getenv(), Path.of(System.getProperty("user.home", "")), Files.exists(Path.of("/.dockerenv")));
    }

    /** Refuses where containers are started elsewhere, or may be. */
    void requireThisMachine() {
        for (String variable : MOVING_VARIABLES) {
            if (!variables.getOrDefault(variable, "").isBlank()) {
                throw unreadable("the variable " + variable + " leads to another Docker", "unset it");
            }
        }
        if (!isLocal(variables.get("DOCKER_HOST"))) {
            throw unreadable("the variable DOCKER_HOST leads to another Docker", "unset it");
        }
        if (inContainer) {
            throw unreadable(
                    "this process is in a container, where Docker's own host is another one", "run it outside");
        }
        for (String key : HOST_KEYS) {
            if (!isLocal(System.getProperty(key))) {
                throw unreadable("the system property " + key + " leads to another Docker", "remove it");
            }
        }
        FILES.forEach(this::requireLocalFile);
        RESOURCES.forEach(DockerHost::requireLocalResources);
    }

    private void requireLocalFile(String name) {
        Path file = home.resolve(name);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                requireLocal(in, name);
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable("the file " + name + " cannot be read", "remove it");
            }
        }
    }

    private static void requireLocalResources(String name) {
        try {
            Iterator<URL> resources = Thread.currentThread()
                    .getContextClassLoader()
                    .getResources(name)
                    .asIterator();
            while (resources.hasNext()) {
                try (InputStream in = resources.next().openStream()) {
                    requireLocal(in, name);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("the resource " + name + " cannot be read", "remove it");
        }
    }

    private static void requireLocal(InputStream in, String name) throws IOException {
        Properties settings = new Properties();
        settings.load(in);
        for (String key : settings.stringPropertyNames()) {
            String value = settings.getProperty(key);
            boolean moved = HOST_KEYS.contains(key) && !isLocal(value)
                    || MOVING_KEYS.contains(key)
                    || key.equals(STRATEGY) && !value.startsWith(OWN_STRATEGIES);
            if (moved) {
                throw unreadable("a line of " + name + " leads to another Docker", "remove it");
            }
        }
    }

    private static boolean isLocal(@Nullable String host) {
        return host == null || host.isBlank() || host.startsWith("unix://") || host.startsWith("npipe://");
    }

    private static UnreadableTarget unreadable(String reason, String fix) {
        return new UnreadableTarget("Testcontainers: " + reason, fix);
    }

    /** Variables hold secrets. */
    @Override
    public String toString() {
        return "DockerHost";
    }
}
