package io.tierguard.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassFileSource;
import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.DesignMark;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.secrets.SecretDetectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a class once it has been read: its secrets, not its texts.
 *
 * @param javaClass the class
 * @param enclosing what it stands in
 * @param secrets each once for a member
 * @param marks every {@code @HardCodedByDesign} in it
 * @param unreadable why it could not be read, if so
 */
record ReadClass(
        JavaClass javaClass,
        Optional<Member> enclosing,
        List<Located> secrets,
        List<DesignMark> marks,
        Optional<String> unreadable) {

    static ReadClass read(JavaClass javaClass, ClassFileSource source) {
        try {
            Source from = javaClass
                    .getSource()
                    .orElseThrow(() -> new UnreadableClassException("nothing tells where its class file is"));
            ClassFile file = ClassFile.read(source.read(from.getUri()));
            if (!file.name().equals(javaClass.getName())) {
                throw new UnreadableClassException("its class file holds another class");
            }
            return new ReadClass(
                    javaClass, file.enclosing(), secrets(file.constants()), file.marks(), Optional.empty());
        } catch (UnreadableClassException e) {
            return new ReadClass(
                    javaClass, Optional.empty(), List.of(), List.of(), Optional.ofNullable(e.getMessage()));
        }
    }

    private static List<Located> secrets(List<Constant> constants) {
        SecretDetectors detectors = SecretDetectors.forClass(
                constants.stream().map(Constant::text).distinct().toList());
        Map<Located.Key, Located> found = new LinkedHashMap<>();
        for (Constant constant : constants) {
            Member member = constant.member();
            String name = member.kind() == Member.Kind.FIELD ? member.name() : "";
            detectors
                    .detect(name, constant.text())
                    .forEach(secret -> found.merge(
                            new Located(constant, secret).key(), new Located(constant, secret), ReadClass::better));
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
