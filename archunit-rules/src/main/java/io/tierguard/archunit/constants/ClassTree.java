package io.tierguard.archunit.constants;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * A class file as a tree, without frames, for whoever looks at instructions.
 *
 * <p><b>Thread safety:</b> may be read by several threads, as long as nobody changes the tree.
 *
 * @since 0.1
 */
public final class ClassTree {

    private final ClassNode node;

    private ClassTree(ClassNode node) {
        this.node = node;
    }

    /**
     * Reads a class file.
     *
     * @param classFile the whole of it, which can be read
     * @return its tree
     */
    public static ClassTree read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return new ClassTree(node);
    }

    /**
     * The tree itself.
     *
     * @return which nobody may change
     */
    public ClassNode node() {
        return node;
    }
}
