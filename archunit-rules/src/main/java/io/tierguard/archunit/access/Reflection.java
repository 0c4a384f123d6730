package io.tierguard.archunit.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What a method reaches by reflection, as far as the constants in it tell: the name of a class, or its class object,
 * and beside it the name of a member.
 */
final class Reflection {

    private static final ApiTable BY_CLASS_NAME = ApiTable.parse("""
            java.lang.Class: forName
            java.lang.ClassLoader: loadClass
            java.lang.invoke.MethodHandles$Lookup: findClass
            org.springframework.util.ClassUtils: forName resolveClassName
            """);
    private static final ApiTable BY_MEMBER = ApiTable.parse("""
            java.lang.Class: getMethod getDeclaredMethod getMethods getDeclaredMethods
            java.lang.invoke.MethodHandles$Lookup: findStatic findVirtual findSpecial bind
            java.lang.reflect.Method: invoke
            org.springframework.util.ReflectionUtils: findMethod
            """);
    private static final ApiTable MAKING = ApiTable.parse("""
            java.lang.Class: newInstance getConstructor getDeclaredConstructor getConstructors getDeclaredConstructors
            java.lang.invoke.MethodHandles$Lookup: findConstructor
            java.lang.reflect.Constructor: newInstance
            """);

    private final Map<String, AbstractInsnNode> texts = new LinkedHashMap<>();
    private final Map<String, AbstractInsnNode> classes = new LinkedHashMap<>();
    private boolean byClassName;
    private boolean byMember;
    private boolean making;

    private Reflection() {}

    /** Whether a class can do it at all. */
    static boolean isIn(ConstantPool pool) {
        return pool.names(api -> BY_CLASS_NAME.has(api) || BY_MEMBER.has(api) || MAKING.has(api));
    }

    static Optional<Reflection> of(MethodCode method) {
        Reflection all = new Reflection();
        for (AbstractInsnNode instruction : method.instructions()) {
            if (instruction instanceof MethodInsnNode call) {
                Api api = new Api(call.owner, call.name, call.desc);
                all.byClassName |= BY_CLASS_NAME.has(api);
                all.byMember |= BY_MEMBER.has(api);
                all.making |= MAKING.has(api);
            } else if (instruction instanceof LdcInsnNode constant) {
                if (constant.cst instanceof String text) {
                    all.texts.putIfAbsent(text, instruction);
                } else if (constant.cst instanceof Type type && type.getSort() == Type.OBJECT) {
                    all.classes.putIfAbsent(type.getInternalName(), instruction);
                }
            }
        }
        return all.byClassName || all.byMember || all.making ? Optional.of(all) : Optional.empty();
    }

    /** The class objects in the method, and the classes that it looks up by name; internal names. */
    private Map<String, AbstractInsnNode> owners() {
        Map<String, AbstractInsnNode> owners = new LinkedHashMap<>(classes);
        if (byClassName) {
            texts.forEach((text, at) -> owners.putIfAbsent(text.replace('.', '/'), at));
        }
        return owners;
    }

    /**
     * The members that are reached.
     *
     * @param wanted which of them matter
     * @return each once, with the instruction that names it
     */
    Map<Api, AbstractInsnNode> members(Predicate<Api> wanted) {
        Map<Api, AbstractInsnNode> found = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        owners().forEach((owner, ownerAt) -> {
            if (byMember) {
                texts.forEach((text, at) -> {
                    Api api = new Api(owner, text, "()V");
                    if (wanted.test(api) && named.add(owner)) {
                        found.put(api, at);
                    }
                });
            }
            Api constructor = new Api(owner, "<init>", "()V");
            if (making && !named.contains(owner) && wanted.test(constructor)) {
                found.put(constructor, ownerAt);
            }
        });
        return found;
    }

    /** The classes that are looked up by name, whatever is done with them. */
    List<Map.Entry<String, AbstractInsnNode>> lookedUp() {
        List<Map.Entry<String, AbstractInsnNode>> found = new ArrayList<>();
        if (byClassName) {
            texts.forEach((text, at) -> found.add(Map.entry(text.replace('.', '/'), at)));
        }
        return found;
    }
}
