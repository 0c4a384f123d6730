package io.tierguard.archunit.flow;

import io.tierguard.archunit.constants.CodeOwners;
import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is kept of a class.
 *
 * @param name its internal name
 * @param supertypes class and interfaces, as it names them
 * @param isInterface whether it is one
 * @param fields the names of its own
 * @param values the fixed values of its fields
 * @param methods that have code
 * @param givenUp how many of its methods could not be followed
 */
record ClassSummary(
        String name,
        List<String> supertypes,
        boolean isInterface,
        Set<String> fields,
        Map<String, String> values,
        List<MethodSummary> methods,
        int givenUp) {

    static ClassSummary of(ClassNode node) {
        CodeOwners owners = new CodeOwners(dotted(node.name));
        Map<MethodNode, Member> members = new LinkedHashMap<>();
        for (MethodNode method : node.methods) {
            members.put(method, owners.declare(method.access, method.name, method.desc));
        }
        members.forEach((method, member) -> functions(method, member, owners));
        List<MethodSummary> methods = new ArrayList<>();
        int givenUp = 0;
        for (MethodNode method : node.methods) {
            Optional<Map<Integer, Site>> sites = MethodReader.read(node.name, method);
            if (sites.isEmpty()) {
                givenUp++;
                continue;
            }
            methods.add(MethodSummary.of(
                    new MethodKey(node.name, method.name, method.desc),
                    owners.asWritten(members.getOrDefault(method, Member.ofClass(dotted(node.name)))),
                    isStatic(method),
                    slots(method),
                    names(method),
                    sites.get(),
                    method.instructions.size() > 0));
        }
        return new ClassSummary(
                node.name,
                supertypes(node),
                (node.access & Opcodes.ACC_INTERFACE) != 0,
                fields(node),
                values(node),
                List.copyOf(methods),
                givenUp);
    }

    ClassSummary with(UnaryOperator<MethodSummary> change) {
        List<MethodSummary> changed = methods.stream().map(change).toList();
        return new ClassSummary(name, supertypes, isInterface, fields, values, changed, givenUp);
    }

    /** Supertypes and parameter names only, of a class that is not analysed. */
    static ClassSummary outline(byte[] file) {
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
        List<MethodSummary> methods = node.methods.stream()
                .map(method -> MethodSummary.of(
                        new MethodKey(node.name, method.name, method.desc),
                        Member.ofClass(dotted(node.name)),
                        isStatic(method),
                        slots(method),
                        names(method),
                        Map.of(),
                        false))
                .toList();
        return new ClassSummary(
                node.name,
                supertypes(node),
                (node.access & Opcodes.ACC_INTERFACE) != 0,
                fields(node),
                Map.of(),
                methods,
                0);
    }

    private static List<String> supertypes(ClassNode node) {
        List<String> supertypes = new ArrayList<>();
        if (node.superName != null) {
            supertypes.add(node.superName);
        }
        supertypes.addAll(node.interfaces);
        return List.copyOf(supertypes);
    }

    private static Set<String> fields(ClassNode node) {
        return node.fields.stream().map(field -> field.name).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> values(ClassNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FieldNode field : node.fields) {
            if (field.value instanceof String text) {
                values.put(field.name, text);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static void functions(MethodNode method, Member member, CodeOwners owners) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic
                    && dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle body) {
                        owners.makesFunction(member, body);
                    }
                }
            }
        }
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    private static List<Integer> slots(MethodNode method) {
        List<Integer> slots = new ArrayList<>();
        int slot = 0;
        if (!isStatic(method)) {
            slots.add(slot++);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            slots.add(slot);
            slot += type.getSize();
        }
        return List.copyOf(slots);
    }

    private static List<String> names(MethodNode method) {
        int count = Type.getArgumentCount(method.desc);
        if (method.parameters != null && method.parameters.size() == count) {
            return method.parameters.stream()
                    .map(parameter -> parameter.name == null ? "" : parameter.name)
                    .toList();
        }
        if (method.localVariables == null || count == 0) {
            return List.of();
        }
        List<Integer> slots = slots(method);
        List<String> names = new ArrayList<>();
        for (int slot : slots.subList(slots.size() - count, slots.size())) {
            names.add(nameAt(method, slot));
        }
        return names.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(names);
    }

    private static String nameAt(MethodNode method, int slot) {
        for (LocalVariableNode variable : method.localVariables) {
            if (variable.index == slot && method.instructions.indexOf(variable.start) <= 1) {
                return variable.name;
            }
        }
        return "";
    }

    static String dotted(String internal) {
        return Type.getObjectType(internal).getClassName();
    }
}
