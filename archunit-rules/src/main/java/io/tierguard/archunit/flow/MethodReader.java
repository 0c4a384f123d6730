package io.tierguard.archunit.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Runs the origins through one method and keeps what others will ask about. */
final class MethodReader {

    private static final int LONGEST = 20_000;

    private final String owner;
    private final MethodNode method;
    private final Variables variables;
    private final int[] lines;
    private final Map<Integer, Site> sites = new LinkedHashMap<>();

    private MethodReader(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        this.variables = Variables.of(method);
        this.lines = new int[method.instructions.size()];
    }

    /** The sites of a method, in their order; empty where it is too long, or no verifier would take it. */
    static Optional<Map<Integer, Site>> read(String owner, MethodNode method) {
        if (method.instructions.size() == 0) {
            return Optional.of(Map.of());
        }
        if (method.instructions.size() > LONGEST) {
            return Optional.empty();
        }
        return new MethodReader(owner, method).sites();
    }

    private Optional<Map<Integer, Site>> sites() {
        int line = 0;
        int number = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode at) {
                line = at.line;
            }
            lines[number++] = line;
        }
        try {
            FrameWalk.walk(owner, method, new OriginInterpreter(method, lines), this::keep);
        } catch (AnalyzerException | RuntimeException | AssertionError e) {
            return Optional.empty();
        }
        return Optional.of(Collections.unmodifiableMap(sites));
    }

    private void keep(AbstractInsnNode instruction, int number, Frame<FlowValue> frame) {
        if (instruction instanceof MethodInsnNode call) {
            boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
            int arguments = Type.getArgumentCount(call.desc) + (isStatic ? 0 : 1);
            Site.Kind kind = isStatic ? Site.Kind.STATIC_CALL : Site.Kind.CALL;
            add(number, kind, call.owner, call.name, call.desc, top(frame, arguments), null);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            List<FlowValue> values = top(frame, Type.getArgumentCount(dynamic.desc));
            if (Concatenation.isOne(dynamic.bsm)) {
                String recipe = Concatenation.recipe(dynamic.bsmArgs, values.size());
                add(number, Site.Kind.CONCATENATION, "", recipe, dynamic.desc, values, null);
            } else {
                add(number, Site.Kind.FUNCTION, "", dynamic.name, dynamic.desc, values, body(dynamic));
            }
        } else if (instruction instanceof FieldInsnNode field) {
            keepField(field, number, frame);
        } else if (instruction instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE) {
            List<FlowValue> values = top(frame, 1);
            variables
                    .storedAt(store.var, number)
                    .ifPresent(variable ->
                            add(number, Site.Kind.VARIABLE_STORE, "", variable.name, variable.desc, values, null));
        } else {
            keepOther(instruction, number, frame);
        }
    }

    private void keepField(FieldInsnNode field, int number, Frame<FlowValue> frame) {
        switch (field.getOpcode()) {
            case Opcodes.PUTSTATIC ->
                add(number, Site.Kind.FIELD_STORE, field.owner, field.name, field.desc, top(frame, 1), null);
            case Opcodes.PUTFIELD -> {
                List<FlowValue> values = top(frame, 2);
                Collections.reverse(values);
                add(number, Site.Kind.FIELD_STORE, field.owner, field.name, field.desc, values, null);
            }
            case Opcodes.GETFIELD -> {
                if (Type.getType(field.desc).getSort() >= Type.ARRAY) {
                    add(number, Site.Kind.FIELD_LOAD, field.owner, field.name, field.desc, top(frame, 1), null);
                }
            }
            default -> {
                // a static one is told by its name
            }
        }
    }

    private void keepOther(AbstractInsnNode instruction, int number, Frame<FlowValue> frame) {
        switch (instruction.getOpcode()) {
            case Opcodes.ARETURN -> add(number, Site.Kind.RETURN, "", "", method.desc, top(frame, 1), null);
            case Opcodes.IRETURN, Opcodes.LRETURN -> {
                List<FlowValue> values = top(frame, 1);
                // truth values and lengths are most of them
                if (!values.get(0).isUnknown() && !method.desc.endsWith(")Z")) {
                    add(number, Site.Kind.RETURN, "", "", method.desc, values, null);
                }
            }
            case Opcodes.NEW -> add(number, Site.Kind.NEW, ((TypeInsnNode) instruction).desc, "", "", List.of(), null);
            case Opcodes.NEWARRAY -> {
                String type = String.valueOf(((IntInsnNode) instruction).operand);
                add(number, Site.Kind.ARRAY, type, "", "", top(frame, 1), null);
            }
            case Opcodes.ANEWARRAY ->
                add(number, Site.Kind.ARRAY, ((TypeInsnNode) instruction).desc, "", "", top(frame, 1), null);
            case Opcodes.AALOAD -> add(number, Site.Kind.ELEMENT_LOAD, "", "", "", top(frame, 2), null);
            case Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE ->
                add(number, Site.Kind.ELEMENT_STORE, "", "", "", top(frame, 3), null);
            default -> {
                // what makes no value that anybody asks about
            }
        }
    }

    private void add(
            int number,
            Site.Kind kind,
            String of,
            String name,
            String descriptor,
            List<FlowValue> values,
            @Nullable MethodKey body) {
        boolean isCall = kind == Site.Kind.CALL || kind == Site.Kind.STATIC_CALL;
        List<String> locals = isCall ? locals(values, number) : List.of();
        sites.put(number, new Site(kind, of, name, descriptor, lines[number], values, locals, body));
    }

    private static List<FlowValue> top(Frame<FlowValue> frame, int count) {
        List<FlowValue> values = new ArrayList<>(count);
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            values.add(frame.getStack(i));
        }
        return values;
    }

    private static @Nullable MethodKey body(InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                return new MethodKey(handle.getOwner(), handle.getName(), handle.getDesc());
            }
        }
        return null;
    }

    private List<String> locals(List<FlowValue> values, int at) {
        List<String> locals = new ArrayList<>(values.size());
        boolean any = false;
        for (FlowValue value : values) {
            String name = value.local() == FlowValue.NO_LOCAL ? "" : variables.nameOf(value.local(), at);
            any |= !name.isEmpty();
            locals.add(name);
        }
        return any ? locals : List.of();
    }
}
