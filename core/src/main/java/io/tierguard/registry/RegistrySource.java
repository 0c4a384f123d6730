package io.tierguard.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a registry file comes from, and where what it includes comes from. */
sealed interface RegistrySource {

    /** The path or URL. */
    String location();

    /** What stands behind the last slash. */
    default String baseName() {
        String location = location();
        return location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
    }

    /** At most so many bytes. */
    byte[] read(int most) throws IOException;

    /** Equal for two ways to one file. */
    String identity() throws IOException;

    /** The source of a path relative to this one, or empty where there can be none. */
    Optional<RegistrySource> relative(String path);

    static RegistrySource of(Path file) {
        return new OfFile(file);
    }

    static RegistrySource of(URL resource) {
        return new OfResource(resource);
    }

    static RegistrySource of(String name, String text) {
        return new OfText(name, text);
    }

    /** A file. */
    record OfFile(Path file) implements RegistrySource {
        @Override
        public String location() {
            return file.toString();
        }

        @Override
        public byte[] read(int most) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(most);
            }
        }

        @Override
        public String identity() throws IOException {
            return file.toRealPath().toString();
        }

        @Override
        public Optional<RegistrySource> relative(String path) {
            try {
                return Optional.of(new OfFile(file.resolveSibling(path)));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
    }

    /** A resource of the class path. */
    record OfResource(URL url) implements RegistrySource {
        @Override
        public String location() {
            return url.toExternalForm();
        }

        @Override
        public byte[] read(int most) throws IOException {
            URLConnection connection = url.openConnection();
            // a cached jar stays open, and stale once it is replaced
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return in.readNBytes(most);
            }
        }

        @Override
        public String identity() throws IOException {
            try {
                return url.getProtocol().equals("file")
                        ? Path.of(url.toURI()).toRealPath().toString()
                        : location();
            } catch (URISyntaxException | IllegalArgumentException e) {
                return location();
            }
        }

        @Override
        public Optional<RegistrySource> relative(String path) {
            try {
                return Optional.of(new OfResource(new URL(url, new URI(null, null, path, null).toASCIIString())));
            } catch (URISyntaxException | MalformedURLException e) {
                return Optional.empty();
            }
        }
    }

    /** A text that a program holds. */
    record OfText(String location, String text) implements RegistrySource {
        @Override
        public byte[] read(int most) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String identity() {
            return location;
        }

        @Override
        public Optional<RegistrySource> relative(String path) {
            return Optional.empty();
        }
    }
}
