package io.tierguard.registry;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import java.io.IOException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one registry of a process: the file that the system property {@value #PROPERTY} names, or the class-path
 * resource {@code tierguard.yaml}, by the starting thread's context class loader, else by core's.
 *
 * <p>Never an environment variable: what is judged must not choose its judge.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * <p><b>Refuses when</b> there is none, when two are on the class path, and when the one cannot be used.
 *
 * @since 0.1
 */
public final class RegistryLocator {

    /** The system property that names a file. */
    public static final String PROPERTY = "tierguard.registry";

    private final @Nullable String file;
    private final @Nullable ClassLoader context;

    private RegistryLocator(@Nullable String file, @Nullable ClassLoader context) {
        this.file = file;
        this.context = context;
    }

    /**
     * Looks where this JVM was told to, and on the class path of the calling thread.
     *
     * @return the locator
     */
    public static RegistryLocator ofThisJvm() {
        return of(System.getProperty(PROPERTY), Thread.currentThread().getContextClassLoader());
    }

    /**
     * Looks where it is told to.
     *
     * @param file the value of the system property {@value #PROPERTY}, or null where it is not set
     * @param context asked before core's own class loader; null for core's only
     * @return the locator
     */
    public static RegistryLocator of(@Nullable String file, @Nullable ClassLoader context) {
        return new RegistryLocator(file, context);
    }

    /**
     * Finds and reads the registry.
     *
     * @return the registry
     * @throws InvalidRegistryException where there is none, or more than one, or with all that is wrong with it
     */
    public Registry locate() {
        return locate(Set.of());
    }

    /**
     * Finds and reads the registry.
     *
     * @param evidenceSources sources that rules of evidence may name beyond {@link EvidenceSources}
     * @return the registry
     * @throws InvalidRegistryException where there is none, or more than one, or with all that is wrong with it
     */
    public Registry locate(Set<String> evidenceSources) {
        return RegistryReader.read(file == null ? resource() : file(file), evidenceSources);
    }

    private static RegistrySource file(String path) {
        try {
            return RegistrySource.of(Path.of(path));
        } catch (InvalidPathException e) {
            throw refused(Problem.of(Code.REGISTRY_UNREADABLE, "-D" + PROPERTY, "its value is no path"), "");
        }
    }

    private RegistrySource resource() {
        ClassLoader own = RegistryLocator.class.getClassLoader();
        List<URL> found = context == null ? List.of() : resources(context);
        if (found.isEmpty() && own != null) {
            found = resources(own);
        }
        if (found.isEmpty()) {
            throw refused(Problem.of(Code.REGISTRY_MISSING, Registry.FILE_NAME), StarterRegistry.firstRun());
        }
        if (found.size() > 1) {
            throw refused(Problem.of(Code.REGISTRY_TWICE, Registry.FILE_NAME, found.get(0), found.get(1)), "");
        }
        return RegistrySource.of(found.get(0));
    }

    /** Each once: two loaders of one chain may both tell of it. */
    private static List<URL> resources(ClassLoader loader) {
        Map<String, URL> byLocation = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(Registry.FILE_NAME))) {
                byLocation.putIfAbsent(url.toExternalForm(), url);
            }
        } catch (IOException e) {
            throw refused(
                    Problem.of(Code.REGISTRY_UNREADABLE, Registry.FILE_NAME, "the class path cannot be searched"), "");
        }
        return List.copyOf(byLocation.values());
    }

    private static InvalidRegistryException refused(Problem problem, String appendix) {
        return new InvalidRegistryException(
                new Report(Registry.FILE_NAME + " cannot be used", List.of(problem), appendix));
    }
}
