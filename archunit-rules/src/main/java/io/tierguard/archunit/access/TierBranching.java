package io.tierguard.archunit.access;

import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Code does not ask which tier it is in: it compares no text with the name of one, and no constant of an enum that lists
 * them, by call, switch, lookup, method reference or annotation, outside the packages of the configuration.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 *
 * @since 0.1
 */
public final class TierBranching implements ClassCheck {

    private static final int MOST_NAMES = 50_000;

    private final AllowedPackages allowed;
    private final TierWords words;
    private final TierEnums enums;
    private final Map<String, Boolean> tierNames = new ConcurrentHashMap<>();

    /**
     * A check.
     *
     * @param allowed where the tier may be asked for
     * @param words how tiers are called
     * @param library for the constants of enums
     */
    public TierBranching(AllowedPackages allowed, TierWords words, ClassPath library) {
        this.allowed = allowed;
        this.words = words;
        this.enums = new TierEnums(library);
    }

    @Override
    public List<Finding> check(Subject subject) {
        ClassCode code = ClassCode.of(subject);
        boolean annotated = TierAnnotations.areIn(code.pool());
        boolean used = mayAsk(code);
        if (!annotated && !used || allowed.contain(code) || used && code.isSwitchTable()) {
            return List.of();
        }
        Findings findings = new Findings(Rule.TIER_BRANCHING, Code.TIER_BRANCHING);
        if (annotated) {
            TierAnnotations.report(code, words, findings);
        }
        if (used) {
            FieldTexts fields = new FieldTexts(code);
            for (MethodCode method : code.methods()) {
                if (!method.name().startsWith("$SWITCH_TABLE$")) {
                    TierQuestions questions = new TierQuestions(code, method, words, enums, fields, findings);
                    for (AbstractInsnNode instruction : method.instructions()) {
                        questions.look(instruction);
                    }
                    questions.report();
                }
            }
        }
        return findings.all();
    }

    /** Most classes name no tier, and nothing in them need be read. */
    private boolean mayAsk(ClassCode code) {
        ConstantPool pool = code.pool();
        return pool.names(api -> isTierName(api.name())
                        || TierComparisons.asksForProfile(api)
                        || isEnumConstant(api) && enums.isTier(api.owner(), code)
                        || api.isMethod() && ofEnum(api, code))
                || pool.texts().stream().anyMatch(words::hasTier);
    }

    /** The same few names are in most classes. */
    private boolean isTierName(String name) {
        Boolean known = tierNames.get(name);
        if (known == null) {
            known = words.isQuestion(name) || words.isTierConstant(name);
            if (tierNames.size() < MOST_NAMES) {
                tierNames.put(name, known);
            }
        }
        return known;
    }

    private static boolean isEnumConstant(Api api) {
        return api.descriptor().equals("L" + api.owner() + ";");
    }

    private boolean ofEnum(Api api, ClassCode code) {
        boolean ordinal = api.name().equals("ordinal") && api.descriptor().equals("()I");
        boolean question = api.descriptor().equals("()Z") && TierWords.isTierName(api.simpleName());
        return (ordinal || question) && enums.isTier(api.owner(), code);
    }
}
