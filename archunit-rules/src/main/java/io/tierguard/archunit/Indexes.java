package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.index.ClassIndex;
import io.tierguard.archunit.index.ClassPlace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * One index for each import that rules of the same settings are checked on, for as long as the import is used.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class Indexes {

    private record Known(WeakReference<JavaClasses> classes, ClassIndex index) {}

    private final Checks checks;
    private final List<Known> known = new ArrayList<>();

    Indexes(Checks checks) {
        this.checks = checks;
    }

    synchronized ClassIndex of(JavaClasses classes) {
        known.removeIf(one -> one.classes().refersTo(null));
        for (Known one : known) {
            if (one.classes().refersTo(classes)) {
                return one.index();
            }
        }
        ClassIndex index =
                new ClassIndex(classes.stream().map(Indexes::place).toList(), checks, new LibraryClasses()::find);
        known.add(new Known(new WeakReference<>(classes), index));
        return index;
    }

    private static ClassPlace place(JavaClass javaClass) {
        return new ClassPlace(javaClass.getName(), javaClass.getSource().map(Source::getUri));
    }
}
