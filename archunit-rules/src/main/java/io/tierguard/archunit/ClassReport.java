package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * What a rule has to say of one class.
 *
 * @param javaClass the class
 * @param lines its violations, none holding a value
 */
record ClassReport(JavaClass javaClass, List<String> lines) {

    ClassReport {
        lines = List.copyOf(lines);
    }
}
