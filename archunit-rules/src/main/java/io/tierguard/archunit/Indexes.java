package io.tierguard.archunit;

import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.index.ClassIndex;
import io.tierguard.archunit.index.ClassPlace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One index for each set of classes that rules of the same settings are checked on, for as long as the set is used.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class Indexes {

    private record Known(WeakReference<Object> classes, ClassIndex index) {}

    private final Function<ClassPath, Checks> checks;
    private final List<Known> known = new ArrayList<>();

    Indexes(Function<ClassPath, Checks> checks) {
        this.checks = checks;
    }

    synchronized ClassIndex of(Inspected classes) {
        known.removeIf(one -> one.classes().refersTo(null));
        for (Known one : known) {
            if (one.classes().refersTo(classes.identity())) {
                return one.index();
            }
        }
        List<ClassPlace> places = classes.places();
        ClassPath library = new LibraryClasses(places)::find;
        ClassIndex index = new ClassIndex(places, classes.isImport(), checks.apply(library), library);
        known.add(new Known(new WeakReference<>(classes.identity()), index));
        return index;
    }
}
