package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** The annotations of a class, and what each stands on. */
final class Annotations {

    /**
     * An annotation in its place.
     *
     * @param member what it stands on, or on whose parameter
     * @param line the first one of a body; 0 elsewhere
     * @param type its descriptor
     * @param values names and values in turn, as the class file has them
     */
    record Placed(Member member, int line, String type, List<Object> values) {

        /** The texts of one element, alone or in an array. */
        List<String> texts(String element) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i + 1 < values.size(); i += 2) {
                if (values.get(i).equals(element)) {
                    add(values.get(i + 1), texts);
                }
            }
            return texts;
        }

        private static void add(Object value, List<String> texts) {
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof String[] constant) {
                texts.add(constant[1]);
            } else if (value instanceof List<?> list) {
                list.forEach(one -> add(one, texts));
            }
        }
    }

    private final List<Placed> placed = new ArrayList<>();

    private Annotations() {}

    static List<Placed> of(ClassCode code) {
        Annotations all = new Annotations();
        ClassNode node = code.node();
        Member self = Member.ofClass(code.name());
        all.add(self, 0, node.visibleAnnotations, node.invisibleAnnotations);
        for (FieldNode field : node.fields) {
            all.add(Member.ofField(code.name(), field.name), 0, field.visibleAnnotations, field.invisibleAnnotations);
        }
        for (MethodCode method : code.methods()) {
            method.annotations().forEach(list -> all.add(method.member(), method.firstLine(), list, null));
        }
        return all.placed;
    }

    private void add(
            Member member, int line, @Nullable List<AnnotationNode> some, @Nullable List<AnnotationNode> others) {
        List<AnnotationNode> both = new ArrayList<>(some == null ? List.of() : some);
        both.addAll(others == null ? List.of() : others);
        for (AnnotationNode annotation : both) {
            add(member, line, annotation);
        }
    }

    private void add(Member member, int line, AnnotationNode annotation) {
        List<Object> values = annotation.values == null ? List.of() : annotation.values;
        placed.add(new Placed(member, line, annotation.desc, values));
        values.forEach(value -> inside(member, line, value));
    }

    private void inside(Member member, int line, Object value) {
        if (value instanceof AnnotationNode inner) {
            add(member, line, inner);
        } else if (value instanceof List<?> list) {
            list.forEach(one -> inside(member, line, one));
        }
    }
}
