package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.CodeOwners;
import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One method of a class, with what its instructions belong to. */
final class MethodCode {

    private final ClassNode owner;
    private final MethodNode method;
    private final Member declared;
    private final CodeOwners owners;
    private int @Nullable [] lines;
    private @Nullable Values values;
    private boolean followed;

    MethodCode(ClassNode owner, MethodNode method, Member declared, CodeOwners owners) {
        this.owner = owner;
        this.method = method;
        this.declared = declared;
        this.owners = owners;
    }

    InsnList instructions() {
        return method.instructions;
    }

    String name() {
        return method.name;
    }

    String className() {
        return owner.name;
    }

    String superName() {
        return owner.superName;
    }

    /** Where each value comes from; empty where the method is too long for that. */
    synchronized Optional<Values> values() {
        if (!followed) {
            followed = true;
            values = Values.of(owner.name, method).orElse(null);
        }
        return Optional.ofNullable(values);
    }

    synchronized int line(AbstractInsnNode instruction) {
        if (lines == null) {
            lines = new int[method.instructions.size()];
            int line = 0;
            for (int i = 0; i < lines.length; i++) {
                if (method.instructions.get(i) instanceof LineNumberNode number) {
                    line = number.line;
                }
                lines[i] = line;
            }
        }
        return lines[method.instructions.indexOf(instruction)];
    }

    int firstLine() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** The method as its author wrote it, or the field whose initial value is made here. */
    Member member(AbstractInsnNode instruction) {
        if (declared.kind() == Member.Kind.CONSTRUCTOR || declared.kind() == Member.Kind.STATIC_INITIALIZER) {
            String field = initialised(instruction);
            if (field != null) {
                return Member.ofField(declared.owner(), field);
            }
        }
        return member();
    }

    Member member() {
        return owners.asWritten(declared);
    }

    private @Nullable String initialised(AbstractInsnNode from) {
        for (AbstractInsnNode at = from.getNext(); at != null; at = at.getNext()) {
            int opcode = at.getOpcode();
            if (at instanceof FieldInsnNode field
                    && (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)
                    && field.owner.equals(owner.name)) {
                return field.name;
            }
            boolean ends = opcode == Opcodes.POP
                    || opcode == Opcodes.POP2
                    || opcode == Opcodes.ATHROW
                    || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                    || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                    || at instanceof MethodInsnNode call && call.desc.endsWith(")V") && !call.name.equals("<init>");
            if (ends) {
                return null;
            }
        }
        return null;
    }

    /** The name of a variable, where the class file has it. */
    Optional<String> variable(int slot, AbstractInsnNode at) {
        if (method.localVariables == null) {
            return Optional.empty();
        }
        int place = method.instructions.indexOf(at);
        for (LocalVariableNode variable : method.localVariables) {
            // a store stands before the scope that it begins
            if (variable.index == slot
                    && method.instructions.indexOf(variable.start) <= place + 2
                    && place <= method.instructions.indexOf(variable.end)) {
                return Optional.of(variable.name);
            }
        }
        return Optional.empty();
    }

    /** Those of the method and of each parameter. */
    List<List<AnnotationNode>> annotations() {
        List<@Nullable List<AnnotationNode>> all = new ArrayList<>();
        all.add(method.visibleAnnotations);
        all.add(method.invisibleAnnotations);
        all.addAll(
                method.visibleParameterAnnotations == null
                        ? List.of()
                        : Arrays.asList(method.visibleParameterAnnotations));
        all.addAll(
                method.invisibleParameterAnnotations == null
                        ? List.of()
                        : Arrays.asList(method.invisibleParameterAnnotations));
        return all.stream().filter(Objects::nonNull).toList();
    }
}
