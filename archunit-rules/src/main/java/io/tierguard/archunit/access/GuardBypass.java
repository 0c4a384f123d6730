package io.tierguard.archunit.access;

import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Connections are made through the guards: drivers, pools, HTTP clients and sockets are made bare only in the packages
 * where that is permitted, or where Tierguard gets them in the same method.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 *
 * @since 0.1
 */
public final class GuardBypass implements ClassCheck {

    private static final String PAST = " past the guards";
    private static final String UNWRAP = "(Ljava/lang/Class;)Ljava/lang/Object;";
    private static final Set<String> PAST_THE_SOURCE =
            Set.of("java/sql/Connection", "java/sql/Statement", "java/sql/ResultSet", "java/sql/DatabaseMetaData");
    private static final Set<String> RAW = Set.of("javax/sql/CommonDataSource", "java/sql/Driver");

    private static final ApiTable LOCAL_URLS = ApiTable.parse("""
            java.lang.Class: getResource
            java.lang.ClassLoader: getResource getResources getSystemResource getSystemResources findResource
            java.lang.Module: getResource
            java.io.File: toURI toURL
            java.nio.file.Path: toUri
            java.security.CodeSource: getLocation
            """);

    private final AllowedPackages allowed;
    private final Hierarchy hierarchy;

    /**
     * A check.
     *
     * @param allowed where bare connections are permitted
     * @param library for the supertypes of what is made
     */
    public GuardBypass(AllowedPackages allowed, ClassPath library) {
        this.allowed = allowed;
        this.hierarchy = new Hierarchy(library);
    }

    @Override
    public List<Finding> check(Subject subject) {
        ClassCode code = ClassCode.of(subject);
        boolean used = code.pool().names(api -> Diallers.dials(api, hierarchy) || isUnwrap(api) || isNoProxy(api));
        boolean byName = Reflection.isIn(code.pool());
        if (!used && !byName || allowed.contain(code)) {
            return List.of();
        }
        Findings findings = new Findings(Rule.GUARD_BYPASS, Code.GUARD_BYPASS);
        if (used) {
            hierarchy.add(code);
            Map<MethodCode, Optional<GuardedValues>> guarded = new HashMap<>();
            for (Use use : Use.of(code)) {
                look(code, use, () -> guarded.computeIfAbsent(use.method(), GuardedValues::of), findings);
            }
        }
        if (byName) {
            code.methods().forEach(method -> reflection(method, findings));
        }
        return findings.all();
    }

    private interface Guarded {
        Optional<GuardedValues> values();
    }

    private void look(ClassCode code, Use use, Guarded guarded, Findings findings) {
        Api api = use.api();
        if (use.how() == Use.How.READ) {
            if (isNoProxy(api) && !isCompared(use.at())) {
                findings.add(use.member(), use.line(), "uses " + api.describe() + PAST);
            }
        } else if (isUnwrap(api)) {
            if (use.how() == Use.How.REFERENCE ? isSource(api.owner()) : isUnwrapped(use)) {
                findings.add(use.member(), use.line(), verb(use) + api.describe() + PAST);
            }
        } else if (Diallers.dials(api, hierarchy)) {
            boolean superclass = isSuperclass(use);
            if (superclass && !isAnonymous(code)) {
                return;
            }
            boolean covered = use.at() instanceof MethodInsnNode call
                    && !superclass
                    && (guarded.values().filter(values -> values.covers(call)).isPresent()
                            || isOfThisProgram(use.method(), call));
            if (!covered) {
                String words = api.isConstructor() && use.how() == Use.How.CALL
                        ? "makes a " + api.className()
                        : verb(use) + (api.isConstructor() ? "a constructor of " + api.className() : api.describe());
                if (superclass) {
                    code.enclosing().ifPresent(member -> findings.add(member, use.line(), words + PAST));
                } else {
                    findings.add(use.member(), use.line(), words + PAST);
                }
            }
        }
    }

    private static String verb(Use use) {
        return use.how() == Use.How.REFERENCE ? "refers to " : "calls ";
    }

    /** A constructor that begins with its superclass's: the object is made elsewhere, and reported there. */
    private static boolean isSuperclass(Use use) {
        return use.api().isConstructor()
                && use.how() == Use.How.CALL
                && use.method().name().equals("<init>")
                && use.api().owner().equals(use.method().superName())
                && use.method()
                        .values()
                        .map(values -> isThis(values, (MethodInsnNode) use.at()))
                        .orElse(false);
    }

    private static boolean isThis(Values values, MethodInsnNode call) {
        SourceValue receiver = values.receiver(call);
        return receiver != null
                && values.copies(receiver).stream().noneMatch(maker -> maker.getOpcode() == Opcodes.NEW);
    }

    private static boolean isAnonymous(ClassCode code) {
        return code.enclosing().isPresent()
                && code.node().innerClasses.stream()
                        .anyMatch(inner -> inner.name.equals(code.internalName()) && inner.innerName == null);
    }

    /** What is on the class path, or in a file, is opened by a URL too. */
    private static boolean isOfThisProgram(MethodCode method, MethodInsnNode call) {
        return call.owner.equals("java/net/URL")
                && method.values()
                        .map(values -> values.makers(values.receiver(call), GuardBypass::receivers).stream()
                                .anyMatch(maker -> maker instanceof MethodInsnNode made
                                        && LOCAL_URLS.has(new Api(made.owner, made.name, made.desc))))
                        .orElse(false);
    }

    private static Values.Into receivers(AbstractInsnNode maker) {
        return Values.Into.OBJECT;
    }

    private static boolean isNoProxy(Api api) {
        return api.owner().equals("java/net/Proxy") && api.name().equals("NO_PROXY");
    }

    /** To ask whether there is a proxy is no way around one. */
    private static boolean isCompared(AbstractInsnNode read) {
        AbstractInsnNode next = read.getNext();
        return next != null && (next.getOpcode() == Opcodes.IF_ACMPEQ || next.getOpcode() == Opcodes.IF_ACMPNE);
    }

    private static boolean isUnwrap(Api api) {
        return api.name().equals("unwrap") && api.descriptor().equals(UNWRAP);
    }

    private boolean isSource(String owner) {
        return owner.endsWith("DataSource") || owner.equals("java/sql/Wrapper") || hierarchy.isA(owner, RAW::contains);
    }

    /** A connection is the driver's own, and hands out nothing that would dial; a data source may, and what names one. */
    private boolean isUnwrapped(Use use) {
        if (Diallers.isOurs(use.api().owner())) {
            return false;
        }
        Optional<String> asked = use.method().values().flatMap(values -> type(values, (MethodInsnNode) use.at()));
        if (asked.filter(type -> type.startsWith("io/tierguard/")).isPresent()) {
            return false;
        }
        if (asked.filter(type ->
                        type.endsWith("DataSource") || Diallers.isMade(type) || hierarchy.isA(type, RAW::contains))
                .isPresent()) {
            return true;
        }
        return isSource(use.api().owner())
                && !PAST_THE_SOURCE.contains(use.api().owner());
    }

    private static Optional<String> type(Values values, MethodInsnNode call) {
        return values.makers(values.fromTop(call, 0), any -> Values.Into.NOTHING).stream()
                .filter(LdcInsnNode.class::isInstance)
                .map(maker -> ((LdcInsnNode) maker).cst)
                .filter(Type.class::isInstance)
                .map(type -> ((Type) type).getInternalName())
                .findFirst();
    }

    private static void reflection(MethodCode method, Findings findings) {
        Reflection.of(method).ifPresent(reflection -> {
            reflection
                    .members(api -> Diallers.isListed(api) || api.isConstructor() && Diallers.isMadeByName(api.owner()))
                    .forEach((api, at) -> reached(method, at, api.describe(), findings));
            reflection.lookedUp().stream()
                    .filter(one -> Diallers.isMadeByName(one.getKey()))
                    .forEach(one -> reached(
                            method, one.getValue(), new Api(one.getKey(), "<init>", "()V").describe(), findings));
        });
    }

    private static void reached(MethodCode method, AbstractInsnNode at, String what, Findings findings) {
        findings.add(method.member(at), method.line(at), "reaches " + what + " by reflection" + PAST);
    }
}
