package io.tierguard.cli;

import io.tierguard.archunit.ClassFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Class files by the names of their classes, each name once: where several have one name, as variants for newer Java
 * versions do, the second ones are a round of their own.
 */
final class ScanRounds {

    /** A class file, and the class that is expected in it. */
    private record Named(String name, ScannedClass file) {}

    /**
     * What is looked at together.
     *
     * @param classes where they are
     * @param places the same, by their names
     */
    record Round(ClassFiles classes, Map<String, ScannedClass> places) {}

    private List<Named> left = new ArrayList<>();
    private final List<Round> all = new ArrayList<>();

    ScanRounds(ScannedFiles files) {
        files.classes().forEach(one -> left.add(new Named(one.likelyName().replace('/', '.'), one)));
    }

    /** The next ones; empty once there are no more. */
    Optional<Round> next() {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ScannedClass> places = new LinkedHashMap<>();
        List<Named> later = new ArrayList<>();
        for (Named one : left) {
            if (places.putIfAbsent(one.name(), one.file()) != null) {
                later.add(one);
            }
        }
        left = later;
        Map<String, URI> addresses = new LinkedHashMap<>();
        places.forEach((name, file) -> addresses.put(name, address(file)));
        Round round = new Round(ClassFiles.of(addresses), places);
        all.add(round);
        return Optional.of(round);
    }

    /** Those that were looked at: what was found in them is still known. */
    List<Round> all() {
        return List.copyOf(all);
    }

    /** Looks at a file again that lies where another class should; false where that is not why it could not be read. */
    boolean isForLater(String name, ScannedClass file) {
        Optional<String> own = ClassHeader.of(file).flatMap(ClassHeader::name);
        own.filter(other -> !other.equals(name)).ifPresent(other -> left.add(new Named(other, file)));
        return own.isPresent() && !own.get().equals(name);
    }

    private static URI address(ScannedClass file) {
        return file.entry().isEmpty() ? file.path().toUri() : ClassFiles.inArchive(file.path(), file.entry());
    }
}
