package io.tierguard.archunit.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions the values in one method come from. */
final class Values {

    private static final int LONGEST = 20_000;
    private static final long CELLS = 4_000_000;
    private static final int STEPS = 2_000;

    /** How far back a walk goes at a call, or at the making of an object. */
    enum Into {
        NOTHING,
        /** The object that is called. */
        OBJECT,
        /** That, and all arguments. */
        ALL
    }

    private final MethodNode method;
    private final Frame<SourceValue>[] frames;
    private @Nullable Map<AbstractInsnNode, List<SourceValue>> parts;

    private Values(MethodNode method, Frame<SourceValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    static Optional<Values> of(String owner, MethodNode method) {
        long length = method.instructions.size();
        if (length > LONGEST || length * (method.maxLocals + method.maxStack) > CELLS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Values(method, new Analyzer<>(new SourceInterpreter()).analyze(owner, method)));
        } catch (AnalyzerException | RuntimeException | AssertionError e) {
            // no verifier would take it either
            return Optional.empty();
        }
    }

    /** What an instruction takes from the stack, counted from the top; null in code that is never reached. */
    @Nullable
    SourceValue fromTop(AbstractInsnNode at, int depth) {
        Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
        return frame == null || frame.getStackSize() <= depth ? null : frame.getStack(frame.getStackSize() - 1 - depth);
    }

    /** The arguments of a call, the object that is called first. */
    List<SourceValue> arguments(MethodInsnNode call) {
        return top(call, Type.getArgumentCount(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1));
    }

    /** The object that is called; null for a static method. */
    @Nullable
    SourceValue receiver(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC ? null : fromTop(call, Type.getArgumentCount(call.desc));
    }

    private List<SourceValue> object(MethodInsnNode call) {
        SourceValue object = receiver(call);
        return object == null ? List.of() : List.of(object);
    }

    private List<SourceValue> top(AbstractInsnNode at, int count) {
        List<SourceValue> values = new ArrayList<>(count);
        for (int depth = count - 1; depth >= 0; depth--) {
            SourceValue value = fromTop(at, depth);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * The instructions that had a part in a value: back through variables, copies, casts and arrays, and through those
     * calls that are asked about.
     */
    Set<AbstractInsnNode> makers(@Nullable SourceValue value, Function<AbstractInsnNode, Into> through) {
        return value == null ? Set.of() : makers(List.of(value), through);
    }

    Set<AbstractInsnNode> makers(Collection<SourceValue> values, Function<AbstractInsnNode, Into> through) {
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>();
        values.forEach(value -> open.addAll(value.insns));
        while (!open.isEmpty() && seen.size() < STEPS) {
            AbstractInsnNode maker = open.pop();
            if (seen.add(maker)) {
                before(maker, through).forEach(value -> open.addAll(value.insns));
            }
        }
        return seen;
    }

    private List<SourceValue> before(AbstractInsnNode maker, Function<AbstractInsnNode, Into> through) {
        int opcode = maker.getOpcode();
        if (maker instanceof VarInsnNode variable && opcode <= Opcodes.ALOAD) {
            Frame<SourceValue> frame = frames[method.instructions.indexOf(maker)];
            return frame == null ? List.of() : List.of(frame.getLocal(variable.var));
        }
        if (maker instanceof MethodInsnNode call) {
            return switch (through.apply(maker)) {
                case NOTHING -> List.of();
                case OBJECT -> call.getOpcode() == Opcodes.INVOKESTATIC ? List.of() : object(call);
                case ALL -> arguments(call);
            };
        }
        if (maker instanceof InvokeDynamicInsnNode dynamic) {
            return through.apply(maker) == Into.ALL ? top(maker, Type.getArgumentCount(dynamic.desc)) : List.of();
        }
        return switch (opcode) {
            case Opcodes.ASTORE, Opcodes.ISTORE, Opcodes.DUP, Opcodes.CHECKCAST -> top(maker, 1);
            case Opcodes.AALOAD, Opcodes.DUP_X1, Opcodes.DUP2, Opcodes.SWAP -> top(maker, 2);
            case Opcodes.DUP_X2, Opcodes.DUP2_X1 -> top(maker, 3);
            case Opcodes.ANEWARRAY -> parts().getOrDefault(maker, List.of());
            case Opcodes.NEW -> through.apply(maker) == Into.ALL ? parts().getOrDefault(maker, List.of()) : List.of();
            default -> List.of();
        };
    }

    /** What is put into arrays, and what constructors are given, by the instruction that makes the object. */
    private Map<AbstractInsnNode, List<SourceValue>> parts() {
        if (parts != null) {
            return parts;
        }
        Map<AbstractInsnNode, List<SourceValue>> found = new HashMap<>();
        parts = found;
        for (AbstractInsnNode instruction : method.instructions) {
            SourceValue object = null;
            List<SourceValue> given = List.of();
            if (instruction.getOpcode() == Opcodes.AASTORE) {
                object = fromTop(instruction, 2);
                given = top(instruction, 1);
            } else if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
                object = receiver(call);
                given = top(call, Type.getArgumentCount(call.desc));
            }
            for (AbstractInsnNode root : object == null ? Set.<AbstractInsnNode>of() : copies(object)) {
                if (root.getOpcode() == Opcodes.NEW || root.getOpcode() == Opcodes.ANEWARRAY) {
                    found.computeIfAbsent(root, any -> new ArrayList<>()).addAll(given);
                }
            }
        }
        return found;
    }

    /** Where a reference was made, through copies of it only. */
    Set<AbstractInsnNode> copies(SourceValue value) {
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>(value.insns);
        while (!open.isEmpty() && seen.size() < STEPS) {
            AbstractInsnNode maker = open.pop();
            boolean copied = maker instanceof VarInsnNode
                    || maker.getOpcode() == Opcodes.DUP
                    || maker.getOpcode() == Opcodes.DUP_X1
                    || maker.getOpcode() == Opcodes.CHECKCAST;
            if (seen.add(maker) && copied) {
                before(maker, any -> Into.NOTHING).forEach(before -> open.addAll(before.insns));
            }
        }
        return seen;
    }
}
