package io.tierguard.archunit.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * What the initialisers of a class put into its own fields: the instructions that made the value, and those that made
 * the keys and elements that are added to it there.
 */
final class FieldTexts {

    private static final Set<String> ADDING = Set.of("put", "putIfAbsent", "add");

    private final ClassCode code;
    private @Nullable Map<String, Set<AbstractInsnNode>> makers;

    FieldTexts(ClassCode code) {
        this.code = code;
    }

    Set<AbstractInsnNode> of(FieldInsnNode field, Function<AbstractInsnNode, Values.Into> through) {
        if (!field.owner.equals(code.internalName()) || !isFixed(field)) {
            return Set.of();
        }
        if (makers == null) {
            makers = read(through);
        }
        return makers.getOrDefault(field.name, Set.of());
    }

    /** Another field's first value is a default at best. */
    private boolean isFixed(FieldInsnNode field) {
        boolean many = field.desc.startsWith("Ljava/util/") || field.desc.startsWith("[");
        return code.node().fields.stream()
                .anyMatch(declared -> declared.name.equals(field.name)
                        && (declared.access & Opcodes.ACC_FINAL) != 0
                        && (many || (declared.access & Opcodes.ACC_STATIC) != 0));
    }

    private Map<String, Set<AbstractInsnNode>> read(Function<AbstractInsnNode, Values.Into> through) {
        Map<String, Set<AbstractInsnNode>> found = new HashMap<>();
        for (MethodCode method : code.methods()) {
            if (method.name().equals("<clinit>") || method.name().equals("<init>")) {
                method.values().ifPresent(values -> {
                    for (AbstractInsnNode at : method.instructions()) {
                        look(at, values, through, found);
                    }
                });
            }
        }
        return found;
    }

    private void look(
            AbstractInsnNode at,
            Values values,
            Function<AbstractInsnNode, Values.Into> through,
            Map<String, Set<AbstractInsnNode>> found) {
        int opcode = at.getOpcode();
        if (at instanceof FieldInsnNode field && (opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD)) {
            add(field, values.makers(values.fromTop(at, 0), through), found);
        } else if (at instanceof MethodInsnNode call && ADDING.contains(call.name)) {
            SourceValue receiver = values.receiver(call);
            List<SourceValue> arguments = values.arguments(call);
            if (receiver != null && arguments.size() > 1) {
                for (AbstractInsnNode maker : values.copies(receiver)) {
                    if (maker instanceof FieldInsnNode field) {
                        add(field, values.makers(arguments.get(1), through), found);
                    }
                }
            }
        }
    }

    private void add(FieldInsnNode field, Collection<AbstractInsnNode> made, Map<String, Set<AbstractInsnNode>> found) {
        if (field.owner.equals(code.internalName())) {
            found.computeIfAbsent(field.name, any -> new LinkedHashSet<>()).addAll(made);
        }
    }
}
