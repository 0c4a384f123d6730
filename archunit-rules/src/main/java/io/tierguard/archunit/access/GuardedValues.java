package io.tierguard.archunit.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The objects of one method that a guard stands before: those that are handed to Tierguard, those that are given another
 * way to connect, and those whose URL or driver is Tierguard's.
 *
 * <p>An object that is handed to Tierguard and used beside it, or let out of the method as it is, stays bare.
 */
final class GuardedValues {

    private static final String URL_PREFIX = "jdbc:tierguard:";
    private static final String DRIVER = "io.tierguard.jdbc.GuardedDriver";
    private static final Set<String> IN_USE = Set.of(
            "getConnection",
            "getXAConnection",
            "getPooledConnection",
            "connect",
            "send",
            "sendAsync",
            "newWebSocketBuilder",
            "newCall",
            "newWebSocket",
            "execute",
            "createSocket");

    private final Values values;
    private final Set<AbstractInsnNode> wrapped = instructions();
    private final Set<AbstractInsnNode> carried = instructions();
    private final Set<AbstractInsnNode> bare = instructions();

    private GuardedValues(Values values) {
        this.values = values;
    }

    /** Empty where the method is too long to tell: then nothing in it counts as guarded. */
    static Optional<GuardedValues> of(MethodCode method) {
        return method.values().map(values -> {
            GuardedValues guarded = new GuardedValues(values);
            method.instructions().forEach(guarded::look);
            return guarded;
        });
    }

    private static Set<AbstractInsnNode> instructions() {
        return new HashSet<>();
    }

    private void look(AbstractInsnNode at) {
        if (at instanceof MethodInsnNode call) {
            called(call);
        } else if (at.getOpcode() == Opcodes.ARETURN
                || at.getOpcode() == Opcodes.PUTSTATIC
                || at.getOpcode() == Opcodes.PUTFIELD
                || at.getOpcode() == Opcodes.AASTORE) {
            leaves(values.fromTop(at, 0));
        }
    }

    private void called(MethodInsnNode call) {
        Api api = new Api(call.owner, call.name, call.desc);
        SourceValue receiver = values.receiver(call);
        if (Diallers.isOurs(call.owner)) {
            wrapped.addAll(values.makers(values.arguments(call), GuardedValues::chain));
        } else if (receiver != null && (Diallers.carries(api) || isGivenOurs(call))) {
            carried.addAll(values.makers(receiver, GuardedValues::onChain));
        } else if (receiver == null && Diallers.carries(api)) {
            carried.add(call);
        }
        if (receiver != null && IN_USE.contains(call.name)) {
            leaves(receiver);
        }
    }

    private void leaves(@Nullable SourceValue value) {
        if (value != null) {
            bare.addAll(values.copies(value));
        }
    }

    /** Whether one argument is Tierguard's own object, driver or URL. */
    private boolean isGivenOurs(MethodInsnNode call) {
        List<SourceValue> all = values.arguments(call);
        return values.makers(all.subList(Math.min(1, all.size()), all.size()), GuardedValues::joining).stream()
                .anyMatch(GuardedValues::isOurs);
    }

    static boolean isOurs(AbstractInsnNode maker) {
        if (maker instanceof LdcInsnNode constant) {
            return constant.cst instanceof String text && (text.startsWith(URL_PREFIX) || text.equals(DRIVER));
        }
        if (maker instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.bsmArgs.length > 0
                    && dynamic.bsmArgs[0] instanceof String recipe
                    && recipe.startsWith(URL_PREFIX);
        }
        if (maker instanceof MethodInsnNode call) {
            return Diallers.isOurs(call.owner)
                    && call.desc.contains(")L")
                    && !call.desc.endsWith(")Ljava/lang/String;");
        }
        return maker instanceof FieldInsnNode field
                && field.desc.startsWith("Lio/tierguard/")
                && Diallers.isOurs(field.desc.substring(1));
    }

    /** Whether the URL that a call is given leads through Tierguard's driver. */
    boolean hasOurUrl(MethodInsnNode call) {
        return values.makers(values.arguments(call), GuardedValues::joining).stream()
                .anyMatch(GuardedValues::isOurs);
    }

    /** Texts that are put together, where the first piece decides; anything else hides what it makes. */
    private static Values.Into joining(AbstractInsnNode maker) {
        return maker instanceof MethodInsnNode call
                        && (call.owner.equals("java/lang/StringBuilder") || call.owner.equals("java/lang/String"))
                ? Values.Into.ALL
                : Values.Into.NOTHING;
    }

    /** What hands on, or is made of, what it is called on: builders, their settings, and pools of a configuration. */
    private static Values.Into chain(AbstractInsnNode maker) {
        return maker.getOpcode() == Opcodes.NEW || isChain(maker) ? Values.Into.ALL : Values.Into.NOTHING;
    }

    /** The same, without what it is given: that is judged where it is made. */
    private static Values.Into onChain(AbstractInsnNode maker) {
        return isChain(maker) ? Values.Into.OBJECT : Values.Into.NOTHING;
    }

    private static boolean isChain(AbstractInsnNode maker) {
        if (maker instanceof MethodInsnNode call && !IN_USE.contains(call.name)) {
            String result = call.desc.substring(call.desc.indexOf(')') + 1);
            return result.startsWith("L" + packageOf(call.owner)) || call.name.equals("build");
        }
        return false;
    }

    private static String packageOf(String owner) {
        return owner.substring(0, owner.lastIndexOf('/') + 1);
    }

    /** Whether a guard stands before what this call makes, or before what it is called on. */
    boolean covers(MethodInsnNode call) {
        if (hasOurUrl(call)) {
            return true;
        }
        SourceValue receiver = values.receiver(call);
        boolean makes = !call.name.equals("<init>") && !call.desc.endsWith(")V");
        Set<AbstractInsnNode> objects = instructions();
        if (makes) {
            objects.add(call);
        }
        if (receiver != null && !makes) {
            objects.addAll(values.copies(receiver));
        }
        Set<AbstractInsnNode> origins = instructions();
        if (receiver != null && !makes) {
            origins.addAll(values.makers(receiver, GuardedValues::chain));
        }
        boolean given = objects.stream().anyMatch(carried::contains)
                || origins.stream().anyMatch(carried::contains)
                || call.name.equals("<init>") && Diallers.carries(new Api(call.owner, call.name, call.desc));
        return given
                || objects.stream().anyMatch(wrapped::contains)
                        && objects.stream().noneMatch(this::isBare);
    }

    private boolean isBare(AbstractInsnNode maker) {
        return (maker instanceof MethodInsnNode || maker.getOpcode() == Opcodes.NEW) && bare.contains(maker);
    }
}
