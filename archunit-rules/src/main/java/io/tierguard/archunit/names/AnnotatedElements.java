package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** A class and its fields, methods and parameters, with what they are annotated by. */
final class AnnotatedElements {

    /**
     * One of them.
     *
     * @param member what a report tells of
     * @param name its own; empty where it is not known
     * @param annotations on it
     * @param fallback the default of an annotation's member, where it is one that has a default
     */
    record Element(
            Member member,
            String name,
            List<AnnotationNode> annotations,
            @Nullable Object fallback) {}

    private final ClassNode node;
    private final String owner;

    AnnotatedElements(ClassNode node) {
        this.node = node;
        this.owner = Type.getObjectType(node.name).getClassName();
    }

    void forEach(Consumer<Element> step) {
        step.accept(
                new Element(Member.ofClass(owner), "", both(node.visibleAnnotations, node.invisibleAnnotations), null));
        if (node.recordComponents != null) {
            node.recordComponents.forEach(component -> step.accept(ofComponent(component)));
        }
        node.fields.forEach(field -> step.accept(new Element(
                Member.ofField(owner, field.name),
                field.name,
                both(field.visibleAnnotations, field.invisibleAnnotations),
                null)));
        for (MethodNode method : node.methods) {
            Member member = ofMethod(method);
            step.accept(new Element(
                    member,
                    method.name,
                    both(method.visibleAnnotations, method.invisibleAnnotations),
                    method.annotationDefault));
            parameters(method, member, method.visibleParameterAnnotations, step);
            parameters(method, member, method.invisibleParameterAnnotations, step);
        }
    }

    private Element ofComponent(RecordComponentNode component) {
        return new Element(
                new Member(Member.Kind.RECORD_COMPONENT, owner, component.name, List.of()),
                component.name,
                both(component.visibleAnnotations, component.invisibleAnnotations),
                null);
    }

    private Member ofMethod(MethodNode method) {
        List<String> parameters = Arrays.stream(Type.getArgumentTypes(method.desc))
                .map(Type::getClassName)
                .toList();
        Member.Kind kind = method.name.equals("<init>") ? Member.Kind.CONSTRUCTOR : Member.Kind.METHOD;
        return new Member(kind, owner, method.name, parameters);
    }

    private static void parameters(
            MethodNode method, Member member, List<AnnotationNode> @Nullable [] annotations, Consumer<Element> step) {
        if (annotations == null) {
            return;
        }
        int all = Type.getArgumentCount(method.desc);
        for (int i = 0; i < annotations.length; i++) {
            if (annotations[i] != null) {
                // parameters that the compiler adds stand first, and have no annotations
                String name = name(method, i + all - annotations.length).orElse("");
                step.accept(new Element(member, name, annotations[i], null));
            }
        }
    }

    private static Optional<String> name(MethodNode method, int parameter) {
        Type[] types = Type.getArgumentTypes(method.desc);
        if (method.parameters != null && method.parameters.size() == types.length) {
            return Optional.ofNullable(method.parameters.get(parameter).name);
        }
        if (method.localVariables == null) {
            return Optional.empty();
        }
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (int i = 0; i < parameter; i++) {
            slot += types[i].getSize();
        }
        int at = slot;
        return method.localVariables.stream()
                .filter(variable -> variable.index == at)
                .map(variable -> variable.name)
                .findFirst();
    }

    private static List<AnnotationNode> both(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>();
        if (visible != null) {
            all.addAll(visible);
        }
        if (invisible != null) {
            all.addAll(invisible);
        }
        return all;
    }
}
