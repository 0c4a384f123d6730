package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The questions for a tier in one method. */
final class TierQuestions {

    private static final int NEAR = 4;

    private record Switch(Member member, int line, Set<String> tiers) {}

    private final ClassCode code;
    private final MethodCode method;
    private final TierWords words;
    private final TierEnums enums;
    private final FieldTexts fields;
    private final Findings findings;
    private final Map<Integer, Switch> switches = new LinkedHashMap<>();

    TierQuestions(
            ClassCode code, MethodCode method, TierWords words, TierEnums enums, FieldTexts fields, Findings findings) {
        this.code = code;
        this.method = method;
        this.words = words;
        this.enums = enums;
        this.fields = fields;
        this.findings = findings;
    }

    void look(AbstractInsnNode at) {
        int opcode = at.getOpcode();
        if (at instanceof MethodInsnNode call) {
            called(call);
        } else if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
            same(at);
        } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            made(dynamic);
        } else if (at instanceof FieldInsnNode field && field.desc.equals("Z") && words.isQuestion(field.name)) {
            int next = next(at);
            if ((opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC)
                    && (next == Opcodes.IFEQ || next == Opcodes.IFNE)) {
                say(at, "asks " + Api.dotted(field.owner) + "." + field.name);
            }
        }
    }

    /** Says of each switch on texts what its labels are together. */
    void report() {
        switches.values()
                .forEach(one -> findings.add(
                        one.member(),
                        one.line(),
                        "switches on the names of tiers (" + String.join(", ", one.tiers()) + ")"));
    }

    private void say(AbstractInsnNode at, String words) {
        findings.add(method.member(at), method.line(at), words);
    }

    private void called(MethodInsnNode call) {
        Api api = new Api(call.owner, call.name, call.desc);
        if (api.name().equals("ordinal") && api.descriptor().equals("()I")) {
            if (enums.isTier(call.owner, code) && !call.owner.equals(code.internalName())) {
                boolean inTable = next(call) == Opcodes.IALOAD;
                say(call, (inTable ? "switches on " : "asks for the ordinal of ") + api.className());
            }
        } else if (api.descriptor().endsWith(")Z") && words.isQuestion(api.name()) && !api.isConstructor()) {
            say(call, "asks " + api.describe());
        } else if (TierComparisons.asksForProfile(api)) {
            profile(call, api);
        } else if (TierComparisons.compares(api)) {
            compared(call, api);
        } else if (TierComparisons.answers(api) && !call.owner.startsWith("io/tierguard/")) {
            answered(call, api);
        }
    }

    private Optional<TierOperands> operands() {
        return method.values().map(values -> new TierOperands(code, method, words, enums, fields, values));
    }

    private List<SourceValue> arguments(MethodInsnNode call) {
        return method.values().map(values -> values.arguments(call)).orElse(List.of());
    }

    /** A profile that is none of a tier, such as {@code kafka}, switches a feature. */
    private void profile(MethodInsnNode call, Api api) {
        List<SourceValue> arguments = arguments(call);
        List<SourceValue> asked = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        List<String> names = operands().map(one -> one.textsBehind(asked)).orElse(List.of());
        Set<String> tiers = new TreeSet<>();
        names.stream().filter(words::hasTier).forEach(text -> tiers.addAll(words.tiersIn(text)));
        if (names.isEmpty() || !tiers.isEmpty()) {
            say(call, "asks " + api.describe() + (tiers.isEmpty() ? "" : shown(tiers)));
        }
    }

    private void compared(MethodInsnNode call, Api api) {
        Optional<TierOperands> operands = operands();
        if (operands.isEmpty()) {
            comparedInLongMethod(call, api);
            return;
        }
        List<SourceValue> sides = arguments(call);
        boolean lookup = TierComparisons.looksUp(api);
        Optional<String> constant = operands.get().constant(sides);
        if (constant.isPresent()) {
            say(call, (lookup ? "looks up " : "compares with ") + constant.get());
            return;
        }
        if (lookup && !call.owner.startsWith("io/tierguard/") && !call.name.equals("get") && !sides.isEmpty()) {
            Optional<String> type = operands.get().type(sides.get(sides.size() - 1));
            if (type.isPresent()) {
                say(call, "looks up a " + type.get());
                return;
            }
        }
        Set<String> tiers = operands.get().tiers(sides);
        int variable = tiers.isEmpty() ? -1 : switched(call);
        if (variable >= 0) {
            switches.computeIfAbsent(
                            variable, any -> new Switch(method.member(call), method.line(call), new TreeSet<>()))
                    .tiers()
                    .addAll(tiers);
        } else if (!tiers.isEmpty()) {
            say(call, (lookup ? "looks up" : "compares with") + " the name of a tier" + shown(tiers));
        }
    }

    /** Where nothing tells where values come from, the text right before the call is one side of it. */
    private void comparedInLongMethod(MethodInsnNode call, Api api) {
        AbstractInsnNode before = call.getPrevious();
        for (int i = 0; i < NEAR && before != null; i++) {
            if (before instanceof LdcInsnNode constant && constant.cst instanceof String text && words.isTier(text)) {
                boolean lookup = TierComparisons.looksUp(api);
                say(call, (lookup ? "looks up" : "compares with") + " the name of a tier" + shown(words.tiersIn(text)));
                return;
            }
            before = before.getPrevious();
        }
    }

    /** A method of the program's own is asked about a tier by its name or its constant. */
    private void answered(MethodInsnNode call, Api api) {
        List<SourceValue> given = arguments(call);
        Optional<String> constant = operands().flatMap(one -> one.constant(given));
        if (constant.isPresent()) {
            say(call, "asks " + api.describe() + " about " + constant.get());
            return;
        }
        boolean ofEnum = Type.getArgumentCount(call.desc) == 0
                && !call.owner.equals(code.internalName())
                && enums.isTier(call.owner, code);
        Set<String> tiers = operands().map(one -> one.tiers(given)).orElse(Set.of());
        if (ofEnum || !tiers.isEmpty()) {
            say(call, "asks " + api.describe() + (ofEnum ? "" : " about the name of a tier" + shown(tiers)));
        }
    }

    private void same(AbstractInsnNode jump) {
        List<SourceValue> sides = taken(jump, 2);
        Optional<String> constant = operands().flatMap(one -> one.constant(sides));
        Set<String> tiers = operands().map(one -> one.tiers(sides)).orElse(Set.of());
        if (constant.isPresent()) {
            say(jump, "compares with " + constant.get());
        } else if (!tiers.isEmpty()) {
            say(jump, "compares with the name of a tier" + shown(tiers));
        }
    }

    /** What an instruction takes from the stack. */
    private List<SourceValue> taken(AbstractInsnNode at, int count) {
        List<SourceValue> values = new ArrayList<>();
        for (int depth = count - 1; depth >= 0; depth--) {
            int place = depth;
            method.values()
                    .flatMap(all -> Optional.ofNullable(all.fromTop(at, place)))
                    .ifPresent(values::add);
        }
        return values;
    }

    private void made(InvokeDynamicInsnNode dynamic) {
        if (dynamic.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")) {
            switched(dynamic);
            return;
        }
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle) {
                Api api = new Api(handle.getOwner(), handle.getName(), handle.getDesc());
                if (!api.isMethod() || api.isConstructor()) {
                    continue;
                }
                if (api.descriptor().endsWith(")Z") && words.isQuestion(api.name())) {
                    say(dynamic, "refers to " + api.describe());
                } else if (TierComparisons.compares(api) || TierComparisons.answers(api)) {
                    captured(dynamic);
                }
            }
        }
    }

    /** A method reference that holds one side of a comparison. */
    private void captured(InvokeDynamicInsnNode dynamic) {
        List<SourceValue> held = taken(dynamic, Type.getArgumentCount(dynamic.desc));
        Optional<String> constant = operands().flatMap(one -> one.constant(held));
        Set<String> tiers = operands().map(one -> one.tiers(held)).orElse(Set.of());
        if (constant.isPresent()) {
            say(dynamic, "compares with " + constant.get());
        } else if (!tiers.isEmpty()) {
            say(dynamic, "compares with the name of a tier" + shown(tiers));
        }
    }

    private void switched(InvokeDynamicInsnNode dynamic) {
        String selector = Type.getArgumentTypes(dynamic.desc)[0].getInternalName();
        if (enums.isTier(selector, code)) {
            say(dynamic, "switches on " + Api.dotted(selector));
            return;
        }
        List<String> labels = new ArrayList<>();
        for (Object label : dynamic.bsmArgs) {
            if (label instanceof String text) {
                labels.add(text);
            } else if (label instanceof ConstantDynamic constant) {
                Optional<String> type = enumOf(constant);
                if (type.isPresent()) {
                    say(dynamic, "switches on " + type.get());
                    return;
                }
            }
        }
        Set<String> tiers = operands()
                .map(one -> one.tiersIn(labels, one.namesOf(taken(dynamic, 2))))
                .orElseGet(() -> words.tiersIn(String.join(" ", labels)));
        if (!tiers.isEmpty()) {
            say(dynamic, "switches on the names of tiers" + shown(tiers));
        }
    }

    /** The label of a pattern switch for a constant of an enum, as javac describes it: the class's name, then its own. */
    private Optional<String> enumOf(ConstantDynamic label) {
        List<String> texts = new ArrayList<>();
        nested(label, texts);
        return texts.stream()
                .filter(text -> enums.isTier(text.replace('.', '/'), code))
                .findFirst();
    }

    private static void nested(ConstantDynamic constant, List<String> texts) {
        for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
            Object argument = constant.getBootstrapMethodArgument(i);
            if (argument instanceof String text) {
                texts.add(text);
            } else if (argument instanceof ConstantDynamic inner) {
                nested(inner, texts);
            }
        }
    }

    /** The variable whose hash a switch on texts has looked at, or -1. */
    private int switched(MethodInsnNode call) {
        if (!call.owner.equals("java/lang/String") || !call.name.equals("equals")) {
            return -1;
        }
        List<SourceValue> sides = arguments(call);
        if (sides.isEmpty()) {
            return -1;
        }
        for (AbstractInsnNode maker : sides.get(0).insns) {
            if (maker instanceof VarInsnNode variable && isHashed(variable.var)) {
                return variable.var;
            }
        }
        return -1;
    }

    private boolean isHashed(int variable) {
        for (AbstractInsnNode at : method.instructions()) {
            if (at instanceof MethodInsnNode call
                    && call.name.equals("hashCode")
                    && call.owner.equals("java/lang/String")
                    && call.getPrevious() instanceof VarInsnNode loaded
                    && loaded.var == variable
                    && (next(call) == Opcodes.LOOKUPSWITCH || next(call) == Opcodes.TABLESWITCH)) {
                return true;
            }
        }
        return false;
    }

    private static int next(AbstractInsnNode at) {
        AbstractInsnNode next = at.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next == null ? -1 : next.getOpcode();
    }

    private static String shown(Set<String> tiers) {
        return " (" + String.join(", ", tiers) + ")";
    }
}
