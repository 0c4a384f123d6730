package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.secrets.SecretDetectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a class once it has been read: what was found, not its texts.
 *
 * @param place the class
 * @param sourceFile where it was written; empty where nothing tells
 * @param enclosing what it stands in
 * @param secrets told by their form, each once for a member
 * @param marks every {@code @HardCodedByDesign} in it
 * @param unreadable why it could not be read, if so
 */
record IndexedClass(
        ClassPlace place,
        Optional<String> sourceFile,
        Optional<Member> enclosing,
        List<Located> secrets,
        List<DesignMark> marks,
        Optional<String> unreadable) {

    static IndexedClass unreadable(ClassPlace place, @Nullable String reason) {
        return new IndexedClass(
                place, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.of(String.valueOf(reason)));
    }

    static IndexedClass of(ClassPlace place, ClassFile file, FieldValues values) throws UnreadableClassException {
        if (!file.name().equals(place.name())) {
            throw new UnreadableClassException("its class file holds another class");
        }
        values.add(file.constants());
        return new IndexedClass(
                place, file.sourceFile(), file.enclosing(), secrets(file.constants()), file.marks(), Optional.empty());
    }

    private static List<Located> secrets(List<Constant> constants) {
        SecretDetectors detectors =
                SecretDetectors.forClass(constants.stream().map(Constant::text).toList());
        Map<Located.Key, Located> found = new LinkedHashMap<>();
        for (Constant constant : constants) {
            Member member = constant.member();
            String name = member.kind() == Member.Kind.FIELD ? member.name() : "";
            detectors
                    .detect(name, constant.text())
                    .forEach(secret -> found.merge(
                            new Located(constant, secret).key(), new Located(constant, secret), IndexedClass::better));
        }
        return List.copyOf(found.values());
    }

    /** The same secret in the same member: the fixed value of a field can have copies, and code has a line. */
    private static Located better(Located one, Located other) {
        if (one.isFieldValue() || other.isFieldValue()) {
            Located field = one.isFieldValue() ? one : other;
            int line = Math.max(one.constant().line(), other.constant().line());
            return new Located(field.constant().at(line), field.secret());
        }
        return one;
    }
}
