package io.tierguard.archunit.constants;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;

/** Every text in an annotation, however deep in arrays and further annotations it stands. */
class AnnotationTexts extends AnnotationVisitor {

    private final Member member;
    private final Consumer<Constant> sink;

    AnnotationTexts(Member member, Consumer<Constant> sink) {
        super(ClassFileVisitor.API);
        this.member = member;
        this.sink = sink;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
        if (value instanceof String text) {
            emit(text);
        } else if (value instanceof char[] chars) {
            emit(new String(chars));
        } else if (value instanceof byte[] bytes) {
            emit(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
        return new AnnotationTexts(member, sink);
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
        return new AnnotationTexts(member, sink);
    }

    private void emit(String text) {
        sink.accept(new Constant(member, 0, Constant.Place.ANNOTATION, text));
    }
}
