package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.index.ClassIndex;
import io.tierguard.archunit.index.ClassPlace;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One index for each import that rules of the same settings are checked on, for as long as the import is used.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class Indexes {

    /** ArchUnit's notion of it: the directories of test classes that the usual build tools and editors have. */
    private static final ImportOption ONLY_TESTS = new ImportOption.OnlyIncludeTests();

    private record Known(WeakReference<JavaClasses> classes, ClassIndex index) {}

    private final Function<ClassPath, Checks> checks;
    private final List<Known> known = new ArrayList<>();

    Indexes(Function<ClassPath, Checks> checks) {
        this.checks = checks;
    }

    synchronized ClassIndex of(JavaClasses classes) {
        known.removeIf(one -> one.classes().refersTo(null));
        for (Known one : known) {
            if (one.classes().refersTo(classes)) {
                return one.index();
            }
        }
        List<ClassPlace> places = classes.stream().map(Indexes::place).toList();
        ClassPath library = new LibraryClasses(places)::find;
        ClassIndex index = new ClassIndex(places, checks.apply(library), library);
        known.add(new Known(new WeakReference<>(classes), index));
        return index;
    }

    private static ClassPlace place(JavaClass javaClass) {
        Optional<URI> uri = javaClass.getSource().map(Source::getUri);
        boolean isTest = uri.isPresent() && ONLY_TESTS.includes(Location.of(uri.get()));
        return new ClassPlace(javaClass.getName(), uri, isTest);
    }
}
