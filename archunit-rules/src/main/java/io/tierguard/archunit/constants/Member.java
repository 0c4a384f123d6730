package io.tierguard.archunit.constants;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * What a constant belongs to, as its author wrote it: a lambda's body belongs to the method around it, an initial value
 * to its field.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param kind what it is
 * @param owner the binary name of the class that declares it, such as {@code com.acme.Outer$Inner}
 * @param name its own name; that of the class again, where it is a class
 * @param parameters the types of its parameters; empty where it has none
 * @since 0.1
 */
public record Member(Kind kind, String owner, String name, List<String> parameters) {

    /** What a member is. */
    public enum Kind {
        /** The class itself, for its annotations. */
        CLASS("Class"),
        /** A field, or a constant of an enum. */
        FIELD("Field"),
        /** A component of a record, for its annotations. */
        RECORD_COMPONENT("Record component"),
        /** A method of a class or interface, or of an annotation. */
        METHOD("Method"),
        /** A constructor, or an initialiser block of an object. */
        CONSTRUCTOR("Constructor"),
        /** A static block. */
        STATIC_INITIALIZER("Static initializer");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Copies the parameters. */
    public Member {
        parameters = List.copyOf(parameters);
    }

    /**
     * The class itself.
     *
     * @param owner its binary name
     * @return the member
     */
    public static Member ofClass(String owner) {
        return new Member(Kind.CLASS, owner, owner, List.of());
    }

    /**
     * A field.
     *
     * @param owner the binary name of its class
     * @param name its own
     * @return the member
     */
    public static Member ofField(String owner, String name) {
        return field(owner, name);
    }

    static Member field(String owner, String name) {
        return new Member(Kind.FIELD, owner, name, List.of());
    }

    static Member component(String owner, String name) {
        return new Member(Kind.RECORD_COMPONENT, owner, name, List.of());
    }

    static Member code(String owner, String name, String descriptor) {
        Kind kind = switch (name) {
            case "<init>" -> Kind.CONSTRUCTOR;
            case "<clinit>" -> Kind.STATIC_INITIALIZER;
            default -> Kind.METHOD;
        };
        return new Member(kind, owner, name, parameters(descriptor));
    }

    private static List<String> parameters(String descriptor) {
        // many methods have none, and this is asked of every method
        if (descriptor.startsWith("()")) {
            return List.of();
        }
        List<String> parameters = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(descriptor)) {
            parameters.add(type.getClassName());
        }
        return parameters;
    }

    /**
     * Its name for a report, in the form that ArchUnit gives to members.
     *
     * @return such as {@code Method <com.acme.Db.connect(java.lang.String)>}
     */
    public String describe() {
        return switch (kind) {
            case CLASS -> kind.word + " <" + owner + ">";
            case FIELD, RECORD_COMPONENT -> kind.word + " <" + owner + "." + name + ">";
            case METHOD, CONSTRUCTOR, STATIC_INITIALIZER ->
                kind.word + " <" + owner + "." + name + "(" + String.join(", ", parameters) + ")>";
        };
    }
}
