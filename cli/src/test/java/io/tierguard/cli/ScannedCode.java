package io.tierguard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiled code with something to find. What looks like a secret is a fake, put together here. */
final class ScannedCode {

    static final String TOKEN = "ghp_" + "FAKE".repeat(9);
    static final String PASSWORD = "fak3" + "Hunter9";

    private ScannedCode() {}

    /** {@code shop.Keys}, {@code shop.Rates} and {@code shop.Plain}. */
    static Path compile(Path directory) throws IOException {
        return compile(
                directory, source("Keys", """
                        package shop;
                        class Keys {
                            String token() {
                                return "%s";
                            }
                            String dbPassword = "%s";
                        }
                        """.formatted(TOKEN, PASSWORD)), source("Rates", """
                        package shop;
                        class Rates {
                            String region() {
                                return System.getenv("REGION");
                            }
                            String host() {
                                return "https://rates.prod.example.com/today";
                            }
                        }
                        """), source("Plain", """
                        package shop;
                        class Plain {
                        }
                        """));
    }

    /** Another {@code shop.Keys}, as it is for an older Java version. */
    static Path compileOlder(Path directory) throws IOException {
        return compile(directory, source("Keys", """
                package shop;
                class Keys {
                    String olderToken() {
                        return "%s";
                    }
                }
                """.formatted(TOKEN)));
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///shop/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static Path compile(Path directory, JavaFileObject... sources) throws IOException {
        Files.createDirectories(directory);
        StringWriter log = new StringWriter();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--release", "17", "-d", directory.toString(), "-proc:none", "-g");
            boolean done = ToolProvider.getSystemJavaCompiler()
                    .getTask(log, files, null, options, null, List.of(sources))
                    .call();
            if (!done) {
                throw new IllegalStateException(log.toString());
            }
        }
        return directory;
    }

    /** An archive of these entries. */
    static Path jar(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Every file of a directory, each below a folder. */
    static Map<String, byte[]> entries(Path directory, String folder) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(
                        folder + directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return entries;
    }
}
