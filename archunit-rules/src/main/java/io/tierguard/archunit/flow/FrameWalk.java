package io.tierguard.archunit.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * The frames of a method, as ASM's analyzer finds them, kept only where ways meet: a frame for each instruction costs more
 * than to walk through the instructions once more at the end.
 */
final class FrameWalk {

    /** Is shown each instruction that can be reached, with the frame before it, which is changed afterwards. */
    interface Visitor {
        void visit(AbstractInsnNode instruction, int number, Frame<FlowValue> frame);
    }

    private static final TryCatchBlockNode[] NO_HANDLERS = {};

    private final MethodNode method;
    private final Interpreter<FlowValue> interpreter;
    private final AbstractInsnNode[] instructions;
    private final InsnList list;
    /** For each instruction those that begin at an exception in it; null where there are none. */
    private final TryCatchBlockNode[] @Nullable [] handlers;
    /** The frame before each instruction where ways meet. */
    private final @Nullable Frame<FlowValue>[] frames;

    private final BitSet meeting;
    private final BitSet waiting;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private FrameWalk(MethodNode method, Interpreter<FlowValue> interpreter) {
        this.method = method;
        this.interpreter = interpreter;
        this.list = method.instructions;
        this.instructions = list.toArray();
        this.handlers = new TryCatchBlockNode[instructions.length][];
        this.frames = new Frame[instructions.length];
        this.meeting = new BitSet(instructions.length);
        this.waiting = new BitSet(instructions.length);
    }

    /**
     * Shows the instructions of a method in their order.
     *
     * @throws AnalyzerException where no verifier would take it
     */
    static void walk(String owner, MethodNode method, Interpreter<FlowValue> interpreter, Visitor visitor)
            throws AnalyzerException {
        FrameWalk walk = new FrameWalk(method, interpreter);
        if (walk.hasSubroutines()) {
            // compilers made them until Java 5: not worth a way of our own
            Frame<FlowValue>[] frames = new Analyzer<>(interpreter).analyze(owner, method);
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null && walk.instructions[i].getOpcode() >= 0) {
                    visitor.visit(walk.instructions[i], i, frames[i]);
                }
            }
            return;
        }
        walk.findMeetings();
        walk.solve(owner);
        walk.show(visitor);
    }

    private boolean hasSubroutines() {
        return Arrays.stream(instructions).anyMatch(instruction -> instruction.getOpcode() == Opcodes.JSR);
    }

    private void findMeetings() {
        meeting.set(0);
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof JumpInsnNode jump) {
                meet(jump.label);
            } else if (instruction instanceof LookupSwitchInsnNode lookup) {
                lookup.labels.forEach(this::meet);
                meet(lookup.dflt);
            } else if (instruction instanceof TableSwitchInsnNode table) {
                table.labels.forEach(this::meet);
                meet(table.dflt);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            meet(block.handler);
            int end = list.indexOf(block.end);
            for (int i = list.indexOf(block.start); i < end; i++) {
                handlers[i] = with(handlers[i], block);
            }
        }
    }

    private static TryCatchBlockNode[] with(TryCatchBlockNode @Nullable [] some, TryCatchBlockNode one) {
        TryCatchBlockNode[] before = some == null ? NO_HANDLERS : some;
        TryCatchBlockNode[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = one;
        return more;
    }

    private void meet(LabelNode label) {
        meeting.set(list.indexOf(label));
    }

    private void solve(String owner) throws AnalyzerException {
        merge(0, first(owner));
        for (int block = waiting.nextSetBit(0); block >= 0; block = waiting.nextSetBit(0)) {
            waiting.clear(block);
            run(block);
        }
    }

    private Frame<FlowValue> first(String owner) {
        Frame<FlowValue> frame = new Frame<>(method.maxLocals, method.maxStack);
        frame.setReturn(interpreter.newReturnTypeValue(Type.getReturnType(method.desc)));
        int local = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            frame.setLocal(local, interpreter.newParameterValue(true, local, Type.getObjectType(owner)));
            local++;
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            frame.setLocal(local, interpreter.newParameterValue(false, local, type));
            local++;
            if (type.getSize() == 2) {
                frame.setLocal(local, interpreter.newEmptyValue(local));
                local++;
            }
        }
        while (local < method.maxLocals) {
            frame.setLocal(local, interpreter.newEmptyValue(local));
            local++;
        }
        return frame;
    }

    /** From a place where ways meet to the next one, or to the end of the way. */
    // the same list of handlers is the same array
    @SuppressWarnings("ReferenceEquality")
    private void run(int block) throws AnalyzerException {
        Frame<FlowValue> frame = new Frame<>(known(block));
        TryCatchBlockNode @Nullable [] told = null;
        for (int i = block; i < instructions.length; i++) {
            if (i > block && meeting.get(i)) {
                merge(i, frame);
                return;
            }
            AbstractInsnNode instruction = instructions[i];
            TryCatchBlockNode @Nullable [] inside = handlers[i];
            // a handler sees other variables only after a store
            if (inside != null && inside != told) {
                tell(inside, frame);
                told = inside;
            }
            if (instruction.getOpcode() < 0) {
                continue;
            }
            frame.execute(instruction, interpreter);
            if (instruction instanceof VarInsnNode store && store.getOpcode() >= Opcodes.ISTORE
                    || instruction instanceof IincInsnNode) {
                told = null;
            }
            follow(instruction, frame);
            if (isLast(instruction.getOpcode())) {
                return;
            }
        }
        throw new AnalyzerException(null, "runs over its end");
    }

    private void tell(TryCatchBlockNode[] inside, Frame<FlowValue> frame) throws AnalyzerException {
        for (TryCatchBlockNode block : inside) {
            Type type = Type.getObjectType(block.type == null ? "java/lang/Throwable" : block.type);
            Frame<FlowValue> caught = new Frame<>(frame);
            caught.clearStack();
            caught.push(interpreter.newExceptionValue(block, caught, type));
            merge(list.indexOf(block.handler), caught);
        }
    }

    /** Tells the places that a jump leads to. */
    private void follow(AbstractInsnNode instruction, Frame<FlowValue> frame) throws AnalyzerException {
        if (instruction instanceof JumpInsnNode jump) {
            merge(list.indexOf(jump.label), frame);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            all(lookup.labels, lookup.dflt, frame);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            all(table.labels, table.dflt, frame);
        }
    }

    /** Whether no way leads to the next instruction. */
    private static boolean isLast(int opcode) {
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    private void all(List<LabelNode> labels, LabelNode other, Frame<FlowValue> frame) throws AnalyzerException {
        for (LabelNode label : labels) {
            merge(list.indexOf(label), frame);
        }
        merge(list.indexOf(other), frame);
    }

    private void merge(int at, Frame<FlowValue> frame) throws AnalyzerException {
        Frame<FlowValue> known = frames[at];
        if (known == null) {
            frames[at] = new Frame<>(frame);
            waiting.set(at);
        } else if (known.merge(frame, interpreter)) {
            waiting.set(at);
        }
    }

    private Frame<FlowValue> known(int at) {
        return Objects.requireNonNull(frames[at]);
    }

    private void show(Visitor visitor) throws AnalyzerException {
        Frame<FlowValue> frame = null;
        for (int i = 0; i < instructions.length; i++) {
            if (meeting.get(i)) {
                Frame<FlowValue> known = frames[i];
                frame = known == null ? null : new Frame<>(known);
            }
            AbstractInsnNode instruction = instructions[i];
            if (frame == null || instruction.getOpcode() < 0) {
                continue;
            }
            visitor.visit(instruction, i, frame);
            if (isLast(instruction.getOpcode())) {
                frame = null;
            } else {
                frame.execute(instruction, interpreter);
            }
        }
    }
}
