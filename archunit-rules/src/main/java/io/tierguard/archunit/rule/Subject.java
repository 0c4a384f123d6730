package io.tierguard.archunit.rule;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.ClassTree;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A class file under check.
 *
 * <p><b>Thread safety:</b> may be asked by several threads, as long as nobody changes the bytes.
 *
 * @since 0.1
 */
public final class Subject {

    private final ClassFile file;
    private final byte[] bytes;
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    /**
     * A class file that has been read.
     *
     * @param file its texts, members and marks
     * @param bytes the whole of it
     */
    public Subject(ClassFile file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * What the file tells of its texts.
     *
     * @return texts, members and marks
     */
    public ClassFile file() {
        return file;
    }

    /**
     * The whole file, for checks that look at instructions.
     *
     * @return the bytes themselves, which nobody may change
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The file as a tree, read by the first check that asks.
     *
     * @return the same one for each check, which nobody may change
     */
    public ClassTree tree() {
        return derived(ClassTree.class, subject -> ClassTree.read(subject.bytes));
    }

    /**
     * What several checks read out of the file, made by the first that asks.
     *
     * @param type what it is
     * @param maker makes it of this
     * @param <T> what it is
     * @return the same one for each check
     */
    public <T> T derived(Class<T> type, Function<Subject, T> maker) {
        return type.cast(derived.computeIfAbsent(type, any -> maker.apply(this)));
    }
}
