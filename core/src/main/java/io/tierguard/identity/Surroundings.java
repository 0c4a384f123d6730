package io.tierguard.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a source of evidence may read: the variables, with a development {@code .env} below them, and what the JVM tells.
 *
 * <p>Names are exact, as on Linux: variables whose names differ in case are two.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Surroundings {

    private final Map<String, String> environment;
    private final DotEnvFile dotEnv;
    private final RuntimeEvidence runtime;

    /**
     * A variable that is set.
     *
     * @param name its name
     * @param value its value, empty where it is set to nothing
     * @param origin where it stands, such as {@code environment variable POD_NAMESPACE}, or {@code POD_NAMESPACE in .env}
     */
    public record Variable(String name, String value, String origin) {
        @Override
        public String toString() {
            return origin;
        }
    }

    Surroundings(Map<String, String> environment, DotEnvFile dotEnv, RuntimeEvidence runtime) {
        this.environment = environment;
        this.dotEnv = dotEnv;
        this.runtime = runtime;
    }

    /**
     * What a process has around it.
     *
     * @param environment the variables
     * @param runtime what the JVM tells, and which files it can read
     * @return the surroundings, without a {@code .env}
     */
    public static Surroundings of(Map<String, String> environment, RuntimeEvidence runtime) {
        return new Surroundings(Map.copyOf(environment), DotEnvFile.none(), runtime);
    }

    /**
     * A variable: the real one, else that of the {@code .env}.
     *
     * @param name exactly
     * @return the variable, or empty where it is not set
     */
    public Optional<Variable> variable(String name) {
        String value = environment.get(name);
        if (value != null) {
            return Optional.of(new Variable(name, value, "environment variable " + name));
        }
        String below = dotEnv.values().get(name);
        return below == null
                ? Optional.empty()
                : Optional.of(new Variable(name, below, name + " in " + DotEnvFile.NAME));
    }

    /**
     * The names of the variables that are set.
     *
     * @return sorted, those of the {@code .env} among them
     */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(environment.keySet());
        names.addAll(dotEnv.values().keySet());
        return Collections.unmodifiableList(new ArrayList<>(names));
    }

    /**
     * The files that the process can read.
     *
     * @return the files
     */
    public MountedFiles files() {
        return runtime.files();
    }

    @Override
    public String toString() {
        return "surroundings";
    }
}
