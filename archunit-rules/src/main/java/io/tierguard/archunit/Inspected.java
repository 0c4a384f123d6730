package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.tierguard.archunit.index.ClassPlace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes that rules are asked about.
 *
 * @param identity what stands for them: as long as it is used, what was found in them is kept
 */
record Inspected(Object identity) {

    /** ArchUnit's notion of it: the directories of test classes that the usual build tools and editors have. */
    private static final ImportOption ONLY_TESTS = new ImportOption.OnlyIncludeTests();

    static Inspected of(JavaClasses classes) {
        return new Inspected(classes);
    }

    static Inspected of(ClassFiles files) {
        return new Inspected(files);
    }

    /** Whether ArchUnit chose them, which leaves out what it cannot read. */
    boolean isImport() {
        return identity instanceof JavaClasses;
    }

    List<ClassPlace> places() {
        return identity instanceof ClassFiles files
                ? files.places().entrySet().stream().map(Inspected::place).toList()
                : ((JavaClasses) identity).stream().map(Inspected::place).toList();
    }

    private static ClassPlace place(Map.Entry<String, URI> file) {
        return place(file.getKey(), Optional.of(file.getValue()));
    }

    private static ClassPlace place(JavaClass javaClass) {
        return place(javaClass.getName(), javaClass.getSource().map(Source::getUri));
    }

    private static ClassPlace place(String name, Optional<URI> uri) {
        return new ClassPlace(name, uri, uri.isPresent() && ONLY_TESTS.includes(Location.of(uri.get())));
    }
}
