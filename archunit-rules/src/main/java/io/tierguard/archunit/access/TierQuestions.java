package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    private record Switch(Member member, int line, Set<String> tiers) {}

    private final ClassCode code;
    private final MethodCode method;
    private final TierWords words;
    private final TierEnums enums;
    private final Findings findings;
    private final Map<Integer, Switch> switches = new LinkedHashMap<>();

    TierQuestions(ClassCode code, MethodCode method, TierWords words, TierEnums enums, Findings findings) {
        this.code = code;
        this.method = method;
        this.words = words;
        this.enums = enums;
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

    /** A profile that is none of a tier, such as {@code kafka}, switches a feature. */
    private void profile(MethodInsnNode call, Api api) {
        List<SourceValue> arguments =
                method.values().map(values -> values.arguments(call)).orElse(List.of());
        List<String> names =
                texts(arguments.subList(Math.min(1, arguments.size()), arguments.size()), any -> Values.Into.ALL);
        Set<String> tiers = tiers(names.stream().filter(words::hasTier).toList());
        if (names.isEmpty() || !tiers.isEmpty()) {
            say(call, "asks " + api.describe() + (tiers.isEmpty() ? "" : shown(tiers)));
        }
    }

    private void compared(MethodInsnNode call, Api api) {
        Optional<Values> values = method.values();
        if (values.isEmpty()) {
            return;
        }
        List<SourceValue> sides = values.get().arguments(call);
        Optional<String> constant = constant(sides);
        if (constant.isPresent()) {
            say(call, (TierComparisons.looksUp(api) ? "looks up " : "compares with ") + constant.get());
            return;
        }
        if (TierComparisons.looksUp(api) && !call.owner.startsWith("io/tierguard/")) {
            Optional<String> type = type(values.get(), sides.get(sides.size() - 1));
            if (type.isPresent() && !call.name.equals("get")) {
                say(call, "looks up a " + type.get());
                return;
            }
        }
        Set<String> tiers = tiersAmong(values.get(), sides);
        if (tiers.isEmpty()) {
            return;
        }
        int variable = switched(values.get(), call);
        if (variable >= 0) {
            switches.computeIfAbsent(
                            variable, any -> new Switch(method.member(call), method.line(call), new TreeSet<>()))
                    .tiers()
                    .addAll(tiers);
        } else {
            say(
                    call,
                    (TierComparisons.looksUp(api) ? "looks up the name of a tier" : "compares with the name of a tier")
                            + shown(tiers));
        }
    }

    /** A method of the program's own is asked about a tier by its name or its constant. */
    private void answered(MethodInsnNode call, Api api) {
        Optional<Values> values = method.values();
        if (values.isEmpty()) {
            return;
        }
        List<SourceValue> given = values.get().arguments(call);
        Optional<String> constant = constant(given);
        if (constant.isPresent()) {
            say(call, "asks " + api.describe() + " about " + constant.get());
            return;
        }
        boolean ofEnum = Type.getArgumentCount(call.desc) == 0
                && !call.owner.equals(code.internalName())
                && enums.isTier(call.owner, code);
        Set<String> tiers = tiersAmong(values.get(), given);
        if (ofEnum || !tiers.isEmpty()) {
            say(call, "asks " + api.describe() + (ofEnum ? "" : " about the name of a tier" + shown(tiers)));
        }
    }

    private void same(AbstractInsnNode jump) {
        Optional<Values> values = method.values();
        if (values.isEmpty()) {
            return;
        }
        List<SourceValue> sides = new ArrayList<>();
        for (int depth = 1; depth >= 0; depth--) {
            SourceValue side = values.get().fromTop(jump, depth);
            if (side != null) {
                sides.add(side);
            }
        }
        Optional<String> constant = constant(sides);
        if (constant.isPresent()) {
            say(jump, "compares with " + constant.get());
            return;
        }
        Set<String> tiers = tiersAmong(values.get(), sides);
        if (!tiers.isEmpty()) {
            say(jump, "compares with the name of a tier" + shown(tiers));
        }
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
        method.values().ifPresent(values -> {
            List<SourceValue> held = new ArrayList<>();
            for (int depth = Type.getArgumentCount(dynamic.desc) - 1; depth >= 0; depth--) {
                SourceValue value = values.fromTop(dynamic, depth);
                if (value != null) {
                    held.add(value);
                }
            }
            Optional<String> constant = constant(held);
            Set<String> tiers = tiersAmong(values, held);
            if (constant.isPresent()) {
                say(dynamic, "compares with " + constant.get());
            } else if (!tiers.isEmpty()) {
                say(dynamic, "compares with the name of a tier" + shown(tiers));
            }
        });
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
        SourceValue value =
                method.values().map(values -> values.fromTop(dynamic, 1)).orElse(null);
        boolean named = value != null && isNamed(List.of(value));
        Set<String> tiers = tiers(labels.stream()
                .filter(text -> named ? words.hasTier(text) : words.isTier(text))
                .toList());
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

    /** The constant of an enum of tiers on one of the sides, however it got there. */
    private Optional<String> constant(Collection<SourceValue> sides) {
        return method.values()
                .flatMap(values -> values.makers(sides, TierQuestions::kept).stream()
                        .filter(FieldInsnNode.class::isInstance)
                        .map(FieldInsnNode.class::cast)
                        .filter(field -> field.getOpcode() == Opcodes.GETSTATIC
                                && field.desc.equals("L" + field.owner + ";")
                                && enums.isTier(field.owner, code))
                        .map(field -> Api.dotted(field.owner) + "." + field.name)
                        .sorted()
                        .findFirst());
    }

    private Optional<String> type(Values values, SourceValue value) {
        return values.makers(value, any -> Values.Into.NOTHING).stream()
                .map(TierQuestions::typeOf)
                .filter(type -> type != null && type.startsWith("L"))
                .map(type -> type.substring(1, type.length() - 1))
                .filter(type -> enums.isTier(type, code))
                .map(Api::dotted)
                .findFirst();
    }

    private static @Nullable String typeOf(AbstractInsnNode maker) {
        if (maker instanceof MethodInsnNode call) {
            return call.desc.substring(call.desc.indexOf(')') + 1);
        }
        return maker instanceof FieldInsnNode field ? field.desc : null;
    }

    /** The names of tiers on one side, where they mean tiers. */
    private Set<String> tiersAmong(Values values, List<SourceValue> sides) {
        List<String> texts = texts(sides, TierQuestions::kept);
        List<String> sure = texts.stream().filter(words::isTier).toList();
        List<String> maybe = texts.stream().filter(words::hasTier).toList();
        Set<String> tiers = tiers(sure);
        if (maybe.size() > sure.size() && isNamed(sides)) {
            tiers.addAll(tiers(maybe));
        }
        for (AbstractInsnNode maker : values.makers(sides, TierQuestions::kept)) {
            if (maker instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.GETSTATIC
                    && !field.desc.equals("Z")
                    && field.desc.length() > 1
                    && words.isTierConstant(field.name)) {
                tiers.addAll(words.tiersIn(field.name));
            }
        }
        return tiers;
    }

    private Set<String> tiers(List<String> texts) {
        Set<String> tiers = new TreeSet<>();
        texts.forEach(text -> tiers.addAll(words.tiersIn(text)));
        return tiers;
    }

    private List<String> texts(Collection<SourceValue> sides, Function<AbstractInsnNode, Values.Into> through) {
        return method.values()
                .map(values -> values.makers(sides, through).stream()
                        .filter(LdcInsnNode.class::isInstance)
                        .map(maker -> ((LdcInsnNode) maker).cst)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList())
                .orElse(List.of());
    }

    /** Whether anything that a side was made from is called after tiers. */
    private boolean isNamed(Collection<SourceValue> sides) {
        return method.values()
                .map(values ->
                        values.makers(sides, any -> Values.Into.ALL).stream().anyMatch(this::isNamed))
                .orElse(false);
    }

    private boolean isNamed(AbstractInsnNode maker) {
        if (maker instanceof VarInsnNode variable) {
            return method.variable(variable.var, variable)
                    .filter(TierWords::isTierName)
                    .isPresent();
        }
        if (maker instanceof FieldInsnNode field) {
            return TierWords.isTierName(field.name);
        }
        if (maker instanceof MethodInsnNode call) {
            return TierWords.isTierName(call.name);
        }
        // the key of a property, and not the word itself, as stage is both
        return maker instanceof LdcInsnNode constant
                && constant.cst instanceof String text
                && !words.tiersIn(text).contains(text.toLowerCase(Locale.ROOT))
                && TierWords.isTierName(text);
    }

    private static Values.Into kept(AbstractInsnNode maker) {
        boolean keeps =
                maker.getOpcode() == Opcodes.NEW || maker instanceof MethodInsnNode call && TierComparisons.keeps(call);
        return keeps ? Values.Into.ALL : Values.Into.NOTHING;
    }

    /** The variable whose hash a switch on texts has looked at, or -1. */
    private int switched(Values values, MethodInsnNode call) {
        if (!call.owner.equals("java/lang/String") || !call.name.equals("equals")) {
            return -1;
        }
        SourceValue receiver = values.receiver(call);
        if (receiver == null) {
            return -1;
        }
        for (AbstractInsnNode maker : receiver.insns) {
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
