package io.tierguard.archunit.constants;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One {@code @HardCodedByDesign}. Its own texts are texts too: a secret does not belong into a reason. */
final class DesignMarkVisitor extends AnnotationTexts {

    private final Member member;
    private final Consumer<DesignMark> marks;
    private String reason = "";
    private String until = "";

    DesignMarkVisitor(Member member, Consumer<DesignMark> marks, Consumer<Constant> sink) {
        super(member, sink);
        this.member = member;
        this.marks = marks;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
        super.visit(name, value);
        if ("reason".equals(name) && value instanceof String text) {
            reason = text;
        } else if ("until".equals(name) && value instanceof String text) {
            until = text;
        }
    }

    @Override
    public void visitEnd() {
        marks.accept(new DesignMark(member, reason, until));
    }
}
