package io.tierguard.archunit.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What the two sides of a comparison in one method tell of tiers. */
final class TierOperands {

    private final ClassCode code;
    private final MethodCode method;
    private final TierWords words;
    private final TierEnums enums;
    private final FieldTexts fields;
    private final Values values;

    TierOperands(
            ClassCode code, MethodCode method, TierWords words, TierEnums enums, FieldTexts fields, Values values) {
        this.code = code;
        this.method = method;
        this.words = words;
        this.enums = enums;
        this.fields = fields;
        this.values = values;
    }

    /** What the sides are made of, with what the class put into its own constants. */
    private Set<AbstractInsnNode> makers(Collection<SourceValue> sides) {
        Set<AbstractInsnNode> all = new HashSet<>();
        all.addAll(values.makers(sides, TierOperands::kept));
        for (AbstractInsnNode maker : List.copyOf(all)) {
            if (maker instanceof FieldInsnNode field) {
                all.addAll(fields.of(field, TierOperands::kept));
            }
        }
        return all;
    }

    private static Values.Into kept(AbstractInsnNode maker) {
        boolean keeps =
                maker.getOpcode() == Opcodes.NEW || maker instanceof MethodInsnNode call && TierComparisons.keeps(call);
        return keeps ? Values.Into.ALL : Values.Into.NOTHING;
    }

    /** The constant of an enum of tiers on one of the sides, however it got there. */
    Optional<String> constant(Collection<SourceValue> sides) {
        return makers(sides).stream()
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(field -> field.getOpcode() == Opcodes.GETSTATIC
                        && field.desc.equals("L" + field.owner + ";")
                        && enums.isTier(field.owner, code))
                .map(field -> Api.dotted(field.owner) + "." + field.name)
                .sorted()
                .findFirst();
    }

    /** The enum of tiers that a value is one of. */
    Optional<String> type(SourceValue value) {
        return values.makers(value, any -> Values.Into.NOTHING).stream()
                .map(TierOperands::typeOf)
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
    Set<String> tiers(Collection<SourceValue> sides) {
        Set<AbstractInsnNode> makers = makers(sides);
        Set<String> tiers = new TreeSet<>(tiersIn(texts(makers), namesOf(sides)));
        for (AbstractInsnNode maker : makers) {
            if (maker instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.GETSTATIC
                    && field.desc.length() > 1
                    && words.isTierConstant(field.name)) {
                tiers.addAll(words.tiersIn(field.name));
            }
        }
        return tiers;
    }

    /** The names of tiers among some texts; of those that could mean something else, what stands beside a name for tiers. */
    Set<String> tiersIn(Collection<String> texts, Set<String> names) {
        Set<String> tiers = new TreeSet<>();
        for (String text : texts) {
            Set<String> found = words.tiersIn(text);
            // a stage that is compared with "stage" can be any
            boolean named = names.stream().anyMatch(name -> !found.contains(name));
            if (named ? words.hasTier(text) : words.isTier(text)) {
                tiers.addAll(found);
            }
        }
        return tiers;
    }

    /** Every text that had a part in these. */
    List<String> textsBehind(Collection<SourceValue> sides) {
        return texts(values.makers(sides, any -> Values.Into.ALL));
    }

    private static List<String> texts(Collection<AbstractInsnNode> makers) {
        return makers.stream()
                .filter(LdcInsnNode.class::isInstance)
                .map(maker -> ((LdcInsnNode) maker).cst)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The words for tiers that anything has in its name that a side was made from. */
    Set<String> namesOf(Collection<SourceValue> sides) {
        Set<String> names = new TreeSet<>();
        values.makers(sides, any -> Values.Into.ALL).forEach(maker -> names.addAll(TierWords.tierNamesIn(name(maker))));
        return names;
    }

    private String name(AbstractInsnNode maker) {
        if (maker instanceof VarInsnNode variable) {
            return method.variable(variable.var, variable).orElse("");
        }
        if (maker instanceof FieldInsnNode field) {
            return field.name;
        }
        if (maker instanceof MethodInsnNode call) {
            return call.name;
        }
        return maker instanceof LdcInsnNode constant && constant.cst instanceof String key ? key : "";
    }
}
