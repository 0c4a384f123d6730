package io.tierguard.cli;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Imports class files, each once: where several have one name, as variants for newer Java versions do, the second ones are an
 * import of their own.
 */
final class ScanImport {

    private static final String JAR = "jar:";
    private static final String INSIDE = "!/";

    private final ScannedFiles files;
    private final Map<String, Path> places = new HashMap<>();

    ScanImport(ScannedFiles files) {
        this.files = files;
    }

    /**
     * What was imported together.
     *
     * @param classes the import
     * @param places where each of them is, by its name
     */
    record Imported(JavaClasses classes, Map<String, ScannedClass> places) {}

    /** All of them. What cannot be imported is told to the files. */
    List<Imported> all() {
        List<Imported> imports = new ArrayList<>();
        Collection<ScannedClass> left = files.classes();
        while (!left.isEmpty()) {
            Map<String, ScannedClass> round = new LinkedHashMap<>();
            List<ScannedClass> later = new ArrayList<>();
            for (ScannedClass one : left) {
                if (round.putIfAbsent(one.likelyName(), one) != null) {
                    later.add(one);
                }
            }
            later.addAll(oneRound(round.values(), imports));
            left = later;
        }
        return imports;
    }

    /** Imports those of different names. Gives back those whose name turned out to be another's. */
    private List<ScannedClass> oneRound(Collection<ScannedClass> round, List<Imported> imports) {
        Map<String, ScannedClass> wanted = new LinkedHashMap<>();
        round.forEach(one -> wanted.put(one.key(), one));
        JavaClasses classes = imported(wanted);
        Map<String, ScannedClass> places = new LinkedHashMap<>();
        for (JavaClass one : classes) {
            Optional<ScannedClass> place =
                    one.getSource().map(Source::getUri).map(this::key).map(wanted::remove);
            place.ifPresent(found -> places.put(one.getName(), found));
        }
        if (!places.isEmpty()) {
            imports.add(new Imported(classes, places));
        }
        List<ScannedClass> namedLikeAnother = new ArrayList<>();
        for (ScannedClass one : wanted.values()) {
            Optional<String> name = ClassHeader.of(one).flatMap(ClassHeader::name);
            if (name.isPresent() && places.containsKey(name.get())) {
                namedLikeAnother.add(one);
            } else {
                files.unread(one.shown(), ClassHeader.whyUnread(one));
            }
        }
        return namedLikeAnother;
    }

    private JavaClasses imported(Map<String, ScannedClass> wanted) {
        try {
            return tried(wanted.values());
        } catch (RuntimeException | LinkageError e) {
            // one file of an archive can stop the import of all
            Set<ScannedClass> readable = new LinkedHashSet<>();
            for (ScannedClass one : List.copyOf(wanted.values())) {
                if (ClassHeader.of(one).isPresent()) {
                    readable.add(one);
                } else {
                    wanted.remove(one.key());
                    files.unread(one.shown(), ClassHeader.whyUnread(one));
                }
            }
            return tried(readable);
        }
    }

    private JavaClasses tried(Collection<ScannedClass> wanted) {
        Set<String> keys = new HashSet<>();
        Set<Location> locations = new LinkedHashSet<>();
        for (ScannedClass one : wanted) {
            keys.add(one.key());
            locations.add(Location.of(place(one)));
        }
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            // nothing but names and places is asked of it
            configuration.setResolveMissingDependenciesFromClassPath(false);
            configuration.setMd5InClassSourcesEnabled(false);
            return new ClassFileImporter()
                    .withImportOption(location -> keys.contains(key(location.asURI())))
                    .importLocations(locations);
        });
    }

    private static URI place(ScannedClass one) {
        URI file = one.file().toUri();
        return one.entry().isEmpty() ? file : URI.create(JAR + file + INSIDE);
    }

    /** The same whatever of an address is escaped. */
    private String key(URI uri) {
        String address = uri.toString();
        int inside = address.indexOf(INSIDE);
        if (!address.startsWith(JAR) || inside < 0) {
            return ScannedClass.key(Path.of(uri), "");
        }
        Path archive =
                places.computeIfAbsent(address.substring(JAR.length(), inside), place -> Path.of(URI.create(place)));
        String entry = address.substring(inside + INSIDE.length());
        return ScannedClass.key(archive, entry.indexOf('%') < 0 ? entry : unescaped(entry));
    }

    private static String unescaped(String entry) {
        return URLDecoder.decode(entry.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The bytes of a class file. */
    static byte[] bytes(ScannedClass one) throws IOException {
        if (one.entry().isEmpty()) {
            return Files.readAllBytes(one.path());
        }
        try (ZipFile zip = new ZipFile(one.path().toFile())) {
            ZipEntry entry = zip.getEntry(one.entry());
            if (entry == null) {
                throw new IOException("gone");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
