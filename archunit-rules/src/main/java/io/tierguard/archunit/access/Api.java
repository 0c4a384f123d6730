package io.tierguard.archunit.access;

import org.objectweb.asm.Type;

/**
 * A method or a field as an instruction names it.
 *
 * @param owner the internal name of the class that the instruction names
 * @param name the member's
 * @param descriptor its descriptor
 */
record Api(String owner, String name, String descriptor) {

    private static final String CONSTRUCTOR = "<init>";

    boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    String className() {
        return dotted(owner);
    }

    String simpleName() {
        return simpleName(owner);
    }

    static String simpleName(String owner) {
        return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    }

    static String dotted(String internal) {
        return Type.getObjectType(internal).getClassName();
    }

    /** For a sentence, without parameters: which of the overloads it is makes no difference. */
    String describe() {
        if (!isMethod()) {
            return className() + "." + name;
        }
        return isConstructor() ? "new " + className() + "()" : className() + "." + name + "()";
    }
}
