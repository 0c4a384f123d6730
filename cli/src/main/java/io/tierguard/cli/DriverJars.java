package io.tierguard.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;

/**
 * Jars that hold JDBC drivers. The command brings none: which one reads a URL as the application's does is the one that the
 * application has.
 */
final class DriverJars {

    private final URL[] jars;

    private DriverJars(URL[] jars) {
        this.jars = jars;
    }

    /**
     * The jars that an option names.
     *
     * @throws MisuseException where one is none
     */
    static DriverJars of(List<String> arguments) {
        URL[] jars = new URL[arguments.size()];
        for (int i = 0; i < jars.length; i++) {
            FileArgument file = FileArgument.parse("--driver", arguments.get(i));
            jars[i] = jar(file);
        }
        return new DriverJars(jars);
    }

    private static URL jar(FileArgument file) {
        if (!Files.isRegularFile(file.path())) {
            throw MisuseException.input("there is no file at the path that --driver names");
        }
        try {
            new JarFile(file.path().toFile()).close();
            return file.path().toUri().toURL();
        } catch (MalformedURLException e) {
            throw MisuseException.call("--driver takes a path, and this is none");
        } catch (IOException e) {
            throw MisuseException.input("the file that --driver names is no jar");
        }
    }

    /** Lets work find the drivers in the jars, beside those on the class path. */
    <T> T during(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(jars, DriverJars.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
