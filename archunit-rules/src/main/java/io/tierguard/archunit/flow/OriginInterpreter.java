package io.tierguard.archunit.flow;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows origins through the instructions of one method; what calls give back stays open until somebody asks. */
final class OriginInterpreter extends Interpreter<FlowValue> {

    private static final Origin NOTHING = new Origin.Nothing();

    private static final Origin THIS = new Origin.Parameter(0);

    private final boolean isInstance;
    private final OriginJoins joins = new OriginJoins();
    private final InsnList instructions;
    private final int[] lines;

    /** What each instruction gave, which is the same each time that the analyzer comes by: then it need not be compared. */
    private final @Nullable FlowValue[] known;

    /**
     * @param method whose instructions they are
     * @param lines of each of them
     */
    OriginInterpreter(MethodNode method, int[] lines) {
        super(Opcodes.ASM9);
        this.isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
        this.instructions = method.instructions;
        this.lines = lines;
        this.known = new FlowValue[lines.length];
    }

    private FlowValue once(AbstractInsnNode instruction, int size, IntFunction<Origin> origin) {
        int site = site(instruction);
        FlowValue value = known[site];
        if (value == null) {
            value = FlowValue.of(size, origin.apply(site));
            known[site] = value;
        }
        return value;
    }

    private int site(AbstractInsnNode instruction) {
        return instructions.indexOf(instruction);
    }

    @Override
    public @Nullable FlowValue newValue(@Nullable Type type) {
        if (Type.VOID_TYPE.equals(type)) {
            return null;
        }
        return FlowValue.unknown(type == null ? 1 : type.getSize());
    }

    @Override
    public FlowValue newParameterValue(boolean isInstance, int local, Type type) {
        return FlowValue.of(type.getSize(), new Origin.Parameter(local));
    }

    @Override
    public FlowValue newOperation(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return number(instruction, opcode - Opcodes.ICONST_0, 1);
        }
        return switch (opcode) {
            case Opcodes.ACONST_NULL -> once(instruction, 1, site -> NOTHING);
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> number(instruction, ((IntInsnNode) instruction).operand, 1);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> number(instruction, opcode - Opcodes.LCONST_0, 2);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> FlowValue.unknown(2);
            case Opcodes.LDC -> loaded(instruction, ((LdcInsnNode) instruction).cst);
            case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction, Origin.Field.STATIC);
            case Opcodes.NEW -> once(instruction, 1, Origin.Made::new);
            default -> FlowValue.unknown(1);
        };
    }

    private FlowValue loaded(AbstractInsnNode instruction, Object constant) {
        if (constant instanceof String text) {
            return once(instruction, 1, site -> text.isEmpty() ? NOTHING : new Origin.Text(text, lines[site]));
        }
        if (constant instanceof Integer number) {
            return number(instruction, number, 1);
        }
        if (constant instanceof Long number) {
            return number(instruction, number, 2);
        }
        return FlowValue.unknown(constant instanceof Double ? 2 : 1);
    }

    private FlowValue number(AbstractInsnNode instruction, long number, int size) {
        return once(instruction, size, site -> new Origin.Numeral(Long.toString(number), lines[site]));
    }

    private FlowValue field(FieldInsnNode field, int of) {
        return once(field, Type.getType(field.desc).getSize(), site -> new Origin.Field(field.owner, field.name, of));
    }

    private boolean isThis(FlowValue object) {
        return isInstance
                && object.origins().size() == 1
                && object.origins().get(0).equals(THIS);
    }

    @Override
    public FlowValue copyOperation(AbstractInsnNode instruction, FlowValue value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.ALOAD -> value.loadedFrom(((VarInsnNode) instruction).var);
            case Opcodes.ASTORE -> value.stored();
            default -> value;
        };
    }

    @Override
    public @Nullable FlowValue unaryOperation(AbstractInsnNode instruction, FlowValue value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST, Opcodes.I2B, Opcodes.I2C, Opcodes.I2S, Opcodes.L2I -> value.sized(1);
            case Opcodes.I2L -> value.sized(2);
            case Opcodes.GETFIELD ->
                field((FieldInsnNode) instruction, isThis(value) ? Origin.Field.THIS : site(instruction));
            case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> once(instruction, 1, Origin.Made::new);
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L ->
                FlowValue.unknown(2);
            default -> FlowValue.unknown(1);
        };
    }

    @Override
    public @Nullable FlowValue binaryOperation(AbstractInsnNode instruction, FlowValue one, FlowValue other) {
        return switch (instruction.getOpcode()) {
            case Opcodes.AALOAD -> once(instruction, 1, Origin.Result::new);
            case Opcodes.LALOAD,
                    Opcodes.DALOAD,
                    Opcodes.LADD,
                    Opcodes.LSUB,
                    Opcodes.LMUL,
                    Opcodes.LDIV,
                    Opcodes.LREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR,
                    Opcodes.DADD,
                    Opcodes.DSUB,
                    Opcodes.DMUL,
                    Opcodes.DDIV,
                    Opcodes.DREM -> FlowValue.unknown(2);
            default -> FlowValue.unknown(1);
        };
    }

    @Override
    public @Nullable FlowValue ternaryOperation(
            AbstractInsnNode instruction, FlowValue array, FlowValue index, FlowValue value) {
        return null;
    }

    @Override
    public @Nullable FlowValue naryOperation(AbstractInsnNode instruction, List<? extends FlowValue> values) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            boolean concat = Concatenation.isOne(dynamic.bsm);
            int size = Type.getReturnType(dynamic.desc).getSize();
            return once(instruction, size, concat ? Origin.Result::new : Origin.Made::new);
        }
        if (instruction instanceof MethodInsnNode call) {
            return once(instruction, Type.getReturnType(call.desc).getSize(), Origin.Result::new);
        }
        return FlowValue.unknown(1);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, FlowValue value, FlowValue expected) {
        // read from the frames, once they are final
    }

    @Override
    public FlowValue merge(FlowValue one, FlowValue other) {
        return one.with(other, joins);
    }
}
