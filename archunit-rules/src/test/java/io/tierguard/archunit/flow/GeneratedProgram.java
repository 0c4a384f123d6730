package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes in which a text goes from its source, over given steps and then down given methods, to {@code gen/Out.take}. The
 * source is a literal, or the parameter of the entry point.
 */
final class GeneratedProgram {

    private static final String MAIN = "gen/Main";
    private static final String CELL = "gen/Cell";
    private static final String SAME = "gen/Same";
    private static final String TEXT = "Ljava/lang/String;";
    private static final String IDENTITY = "(Ljava/lang/String;)Ljava/lang/String;";

    private final List<Hop> hops;
    private final String literal;
    private final ClassWriter main = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private int next;

    private GeneratedProgram(List<Hop> hops, String literal) {
        this.hops = hops;
        this.literal = literal;
    }

    /**
     * @param hops the steps
     * @param down how many methods hand it on before the sink
     * @param literal the text; empty for the parameter of the entry point
     */
    static List<byte[]> of(List<Hop> hops, int down, String literal) {
        return new GeneratedProgram(hops, literal).classes(down);
    }

    private List<byte[]> classes(int down) {
        main.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, MAIN, null, "java/lang/Object", null);
        MethodVisitor entry = method("run", "(Ljava/lang/String;)V");
        value(entry, hops.size());
        String sink = "take";
        for (int i = 0; i < down; i++) {
            String name = "down" + i;
            entry.visitMethodInsn(Opcodes.INVOKESTATIC, MAIN, name, "(Ljava/lang/String;)V", false);
            end(entry, Opcodes.RETURN);
            entry = method(name, "(Ljava/lang/String;)V");
            entry.visitVarInsn(Opcodes.ALOAD, 0);
        }
        entry.visitMethodInsn(Opcodes.INVOKESTATIC, "gen/Out", sink, "(Ljava/lang/Object;)V", false);
        end(entry, Opcodes.RETURN);
        main.visitEnd();
        List<byte[]> classes = new ArrayList<>();
        classes.add(main.toByteArray());
        classes.add(same());
        classes.add(cell());
        return classes;
    }

    private MethodVisitor method(String name, String descriptor) {
        MethodVisitor method = main.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        return method;
    }

    private static void end(MethodVisitor method, int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** The value after some steps, on the stack. */
    private void value(MethodVisitor code, int steps) {
        if (steps == 0) {
            if (literal.isEmpty()) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
            } else {
                code.visitLdcInsn(literal);
            }
            return;
        }
        Hop hop = hops.get(steps - 1);
        int number = ++next;
        switch (hop) {
            case LOCAL -> {
                value(code, steps - 1);
                code.visitVarInsn(Opcodes.ASTORE, number);
                code.visitVarInsn(Opcodes.ALOAD, number);
            }
            case BRANCH -> {
                Label other = new Label();
                Label both = new Label();
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitJumpInsn(Opcodes.IFNULL, other);
                value(code, steps - 1);
                code.visitJumpInsn(Opcodes.GOTO, both);
                code.visitLabel(other);
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitLabel(both);
            }
            case STATIC_IDENTITY -> {
                MethodVisitor same = method("same" + number, IDENTITY);
                same.visitVarInsn(Opcodes.ALOAD, 0);
                end(same, Opcodes.ARETURN);
                value(code, steps - 1);
                code.visitMethodInsn(Opcodes.INVOKESTATIC, MAIN, "same" + number, IDENTITY, false);
            }
            case VIRTUAL_IDENTITY, INTERFACE_IDENTITY -> {
                boolean isInterface = hop == Hop.INTERFACE_IDENTITY;
                cellOn(code);
                value(code, steps - 1);
                code.visitMethodInsn(
                        isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                        isInterface ? SAME : CELL,
                        "same",
                        IDENTITY,
                        isInterface);
            }
            case MADE_BY_A_METHOD -> {
                MethodVisitor made = method("made" + number, IDENTITY);
                value(made, steps - 1);
                end(made, Opcodes.ARETURN);
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitMethodInsn(Opcodes.INVOKESTATIC, MAIN, "made" + number, IDENTITY, false);
            }
            case STATIC_FIELD -> {
                main.visitField(Opcodes.ACC_STATIC, "field" + number, TEXT, null, null)
                        .visitEnd();
                value(code, steps - 1);
                code.visitFieldInsn(Opcodes.PUTSTATIC, MAIN, "field" + number, TEXT);
                code.visitFieldInsn(Opcodes.GETSTATIC, MAIN, "field" + number, TEXT);
            }
            default -> inObjects(code, hop, number, steps);
        }
    }

    private void inObjects(MethodVisitor code, Hop hop, int number, int steps) {
        switch (hop) {
            case INSTANCE_FIELD -> {
                cellOn(code);
                code.visitInsn(Opcodes.DUP);
                value(code, steps - 1);
                code.visitFieldInsn(Opcodes.PUTFIELD, CELL, "open", TEXT);
                code.visitFieldInsn(Opcodes.GETFIELD, CELL, "open", TEXT);
            }
            case CONSTRUCTOR_AND_GETTER -> {
                code.visitTypeInsn(Opcodes.NEW, CELL);
                code.visitInsn(Opcodes.DUP);
                value(code, steps - 1);
                code.visitMethodInsn(Opcodes.INVOKESPECIAL, CELL, "<init>", "(Ljava/lang/String;)V", false);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CELL, "get", "()Ljava/lang/String;", false);
            }
            case ARRAY -> {
                array(code);
                code.visitInsn(Opcodes.DUP);
                code.visitInsn(Opcodes.ICONST_0);
                value(code, steps - 1);
                code.visitInsn(Opcodes.AASTORE);
                code.visitInsn(Opcodes.ICONST_0);
                code.visitInsn(Opcodes.AALOAD);
            }
            case ARRAY_BY_A_METHOD -> {
                MethodVisitor fill = method("fill" + number, "([Ljava/lang/String;Ljava/lang/String;)V");
                fill.visitVarInsn(Opcodes.ALOAD, 0);
                fill.visitInsn(Opcodes.ICONST_0);
                fill.visitVarInsn(Opcodes.ALOAD, 1);
                fill.visitInsn(Opcodes.AASTORE);
                end(fill, Opcodes.RETURN);
                array(code);
                code.visitInsn(Opcodes.DUP);
                value(code, steps - 1);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, MAIN, "fill" + number, "([Ljava/lang/String;Ljava/lang/String;)V", false);
                code.visitInsn(Opcodes.ICONST_0);
                code.visitInsn(Opcodes.AALOAD);
            }
            case LIST -> {
                list(code);
                code.visitInsn(Opcodes.DUP);
                value(code, steps - 1);
                add(code);
                first(code);
            }
            case LIST_BY_A_METHOD -> {
                MethodVisitor fill = method("add" + number, "(Ljava/util/List;Ljava/lang/String;)V");
                fill.visitVarInsn(Opcodes.ALOAD, 0);
                fill.visitVarInsn(Opcodes.ALOAD, 1);
                add(fill);
                end(fill, Opcodes.RETURN);
                list(code);
                code.visitInsn(Opcodes.DUP);
                value(code, steps - 1);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, MAIN, "add" + number, "(Ljava/util/List;Ljava/lang/String;)V", false);
                first(code);
            }
            default -> ofTheLibrary(code, hop, steps);
        }
    }

    private void ofTheLibrary(MethodVisitor code, Hop hop, int steps) {
        String object = "(Ljava/lang/Object;)Ljava/lang/Object;";
        switch (hop) {
            case MAP -> {
                code.visitLdcInsn("key");
                value(code, steps - 1);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/util/Map",
                        "of",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;",
                        true);
                code.visitLdcInsn("key");
                code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/Map", "get", object, true);
                code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
            }
            case OPTIONAL -> {
                value(code, steps - 1);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/util/Optional",
                        "of",
                        "(Ljava/lang/Object;)Ljava/util/Optional;",
                        false);
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/util/Optional", "orElse", object, false);
                code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
            }
            case CONVERSION -> {
                value(code, steps - 1);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "toCharArray", "()[C", false);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "([C)Ljava/lang/String;", false);
            }
            case CONCATENATION -> {
                value(code, steps - 1);
                Handle bootstrap = new Handle(
                        Opcodes.H_INVOKESTATIC,
                        "java/lang/invoke/StringConcatFactory",
                        "makeConcatWithConstants",
                        "()V",
                        false);
                code.visitInvokeDynamicInsn("makeConcatWithConstants", IDENTITY, bootstrap, "a\1z");
            }
            case BUILDER -> {
                String append = "(Ljava/lang/String;)Ljava/lang/StringBuilder;";
                code.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
                code.visitInsn(Opcodes.DUP);
                code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
                value(code, steps - 1);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "append", append, false);
                code.visitLdcInsn("y");
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "append", append, false);
                code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "toString", "()Ljava/lang/String;", false);
            }
            default -> throw new IllegalArgumentException(hop.name());
        }
    }

    private static void cellOn(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, CELL);
        code.visitInsn(Opcodes.DUP);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, CELL, "<init>", "(Ljava/lang/String;)V", false);
    }

    private static void array(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_1);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    }

    private static void list(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, "java/util/ArrayList");
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/ArrayList", "<init>", "()V", false);
    }

    private static void add(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/List", "add", "(Ljava/lang/Object;)Z", true);
        code.visitInsn(Opcodes.POP);
    }

    private static void first(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/List", "get", "(I)Ljava/lang/Object;", true);
        code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    }

    private static byte[] same() {
        ClassWriter same = new ClassWriter(0);
        same.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                SAME,
                null,
                "java/lang/Object",
                null);
        same.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "same", IDENTITY, null, null)
                .visitEnd();
        same.visitEnd();
        return same.toByteArray();
    }

    private static byte[] cell() {
        ClassWriter cell = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        cell.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, CELL, null, "java/lang/Object", new String[] {SAME});
        cell.visitField(0, "open", TEXT, null, null).visitEnd();
        cell.visitField(Opcodes.ACC_PRIVATE, "kept", TEXT, null, null).visitEnd();
        MethodVisitor init = cell.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(Ljava/lang/String;)V", null, null);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitVarInsn(Opcodes.ALOAD, 1);
        init.visitFieldInsn(Opcodes.PUTFIELD, CELL, "kept", TEXT);
        end(init, Opcodes.RETURN);
        MethodVisitor get = cell.visitMethod(Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/String;", null, null);
        get.visitCode();
        get.visitVarInsn(Opcodes.ALOAD, 0);
        get.visitFieldInsn(Opcodes.GETFIELD, CELL, "kept", TEXT);
        end(get, Opcodes.ARETURN);
        MethodVisitor same = cell.visitMethod(Opcodes.ACC_PUBLIC, "same", IDENTITY, null, null);
        same.visitCode();
        same.visitVarInsn(Opcodes.ALOAD, 1);
        end(same, Opcodes.ARETURN);
        cell.visitEnd();
        return cell.toByteArray();
    }
}
