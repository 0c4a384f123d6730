package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.names.SecretPlace.Trust;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * Finds hard-coded values in members of annotations that are named like a secret: {@code @Login(password = "…")},
 * {@code @Setting(name = "db.password", defaultValue = "…")}, and {@code @WithDefault("…")} on what is named so itself.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class AnnotationSecrets implements ClassCheck {

    private static final Set<String> VALUES = Set.of(
            "value",
            "defaultvalue",
            "default",
            "propertyvalue",
            "fallback",
            "fallbackvalue",
            "content",
            "initialvalue",
            "val",
            "text",
            "defaulttext",
            "def");

    /** Annotations whose value is that of what they stand on. */
    private static final Set<String> ON_WHAT_IS_NAMED =
            Set.of("value", "configproperty", "property", "config", "setting", "configvalue", "externalvalue", "env");

    /** A check, of which all are alike. */
    public AnnotationSecrets() {}

    @Override
    public List<Finding> check(Subject subject) {
        boolean any =
                subject.file().constants().stream().anyMatch(constant -> constant.place() == Constant.Place.ANNOTATION);
        if (!any) {
            return List.of();
        }
        ClassNode node = subject.tree().node();
        Run run = new Run(node.recordComponents != null);
        new AnnotatedElements(node).forEach(run::element);
        return List.copyOf(run.findings);
    }

    /** One class. */
    private static final class Run {

        private final Set<Finding> findings = new LinkedHashSet<>();
        private final Set<List<String>> said = new HashSet<>();
        private final boolean isRecord;

        Run(boolean isRecord) {
            this.isRecord = isRecord;
        }

        void element(AnnotatedElements.Element element) {
            element.annotations().forEach(annotation -> annotation(element, annotation));
            if (element.fallback() instanceof String text && SecretWords.isSecret(element.name())) {
                take(
                        element.member(),
                        element.name(),
                        text,
                        "is named like a secret and defaults to a hard-coded value");
            }
        }

        private void annotation(AnnotatedElements.Element element, AnnotationNode annotation) {
            if (annotation.desc.startsWith("Lkotlin/") || annotation.values == null) {
                return;
            }
            String type = Type.getType(annotation.desc).getClassName();
            String simple =
                    SecretWords.joined(type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1));
            Optional<String> key = key(annotation);
            for (int i = 0; i + 1 < annotation.values.size(); i += 2) {
                String name = String.valueOf(annotation.values.get(i));
                Object value = annotation.values.get(i + 1);
                List<String> texts = texts(value);
                boolean ofKey = key.isPresent() && texts.contains(key.get());
                boolean ofValue = !ofKey && VALUES.contains(SecretWords.joined(name));
                for (String text : texts) {
                    if (SecretWords.strength(name) == SecretWords.Strength.STRONG) {
                        take(element.member(), name, text, said(type, name));
                    } else if (ofValue && key.isPresent()) {
                        take(element.member(), key.get(), text, said(type, key.get()));
                    } else if (ofValue
                            && SecretWords.isSecret(element.name())
                            && (simple.contains("default") || ON_WHAT_IS_NAMED.contains(simple))) {
                        take(element.member(), element.name(), text, said(type, element.name()));
                    }
                }
                nested(element, value);
            }
        }

        private void nested(AnnotatedElements.Element element, Object value) {
            if (value instanceof AnnotationNode inner) {
                annotation(element, inner);
            } else if (value instanceof List<?> list) {
                list.forEach(inner -> nested(element, inner));
            }
        }

        /** The one name of a secret among the texts of an annotation. */
        private static Optional<String> key(AnnotationNode annotation) {
            List<String> texts = new ArrayList<>();
            // the names of members stand among their values
            for (int i = 1; i < annotation.values.size(); i += 2) {
                texts.addAll(texts(annotation.values.get(i)));
            }
            return texts.stream()
                    .filter(text -> text.length() <= 100 && ValueShape.isName(text) && SecretWords.isSecret(text))
                    .findFirst();
        }

        private static List<String> texts(Object value) {
            if (value instanceof String text) {
                return List.of(text);
            }
            if (value instanceof char[] chars) {
                return List.of(new String(chars));
            }
            if (value instanceof List<?> list) {
                return list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            }
            return List.of();
        }

        private static String said(String type, String name) {
            String shown = SecretNameSinks.isShowable(name) ? "<" + name + ">" : "a key that is named like a secret";
            return "is annotated by <" + type + "> with a hard-coded value for " + shown;
        }

        private void take(Member member, String name, String text, String what) {
            // the compiler copies what a component is annotated by to its field, its accessor and the constructor
            boolean isNew = said.add(List.of(what, text)) || !isRecord;
            if (isNew && SecretValues.isSecret(text, name, Trust.HANDED_OVER)) {
                findings.add(new Finding(
                        Rule.SECRET_NAMES,
                        Code.HARD_CODED_SECRET,
                        member,
                        0,
                        member.describe() + " " + what,
                        Optional.of(text)));
            }
        }
    }
}
