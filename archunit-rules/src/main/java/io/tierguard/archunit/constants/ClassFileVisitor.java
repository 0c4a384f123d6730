package io.tierguard.archunit.constants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Walks one class file, and hands each part of it to the visitor that knows where texts hide there. */
final class ClassFileVisitor extends ClassVisitor {

    static final int API = Opcodes.ASM9;

    private final Set<Constant> constants = new LinkedHashSet<>();
    private final List<DesignMark> marks = new ArrayList<>();
    private String internalName = "";
    private String name = "";
    private CodeOwners owners = new CodeOwners("");
    private Optional<String> sourceFile = Optional.empty();
    private Optional<Member> enclosing = Optional.empty();
    private boolean isPublic;

    ClassFileVisitor() {
        super(API);
    }

    ClassFile result() {
        List<Constant> credited = new ArrayList<>();
        Set<Constant> seen = new LinkedHashSet<>();
        for (Constant constant : constants) {
            Constant owned = constant.of(owners.asWritten(constant.member()));
            if (seen.add(owned.at(0))) {
                credited.add(owned);
            }
        }
        return new ClassFile(name, sourceFile, enclosing, credited, marks);
    }

    @Override
    public void visit(
            int version, int access, String internal, @Nullable String signature, String parent, String[] interfaces) {
        isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
        internalName = internal;
        name = dotted(internal);
        owners = new CodeOwners(name);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        sourceFile = Optional.ofNullable(source);
    }

    @Override
    public void visitOuterClass(String outer, @Nullable String method, @Nullable String descriptor) {
        enclosing = Optional.of(
                method == null || descriptor == null
                        ? Member.ofClass(dotted(outer))
                        : Member.code(dotted(outer), method, descriptor));
    }

    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simple, int access) {
        if (inner.equals(internalName) && outer != null) {
            enclosing = Optional.of(Member.ofClass(dotted(outer)));
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor, Member.ofClass(name), constants::add);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int reference, @Nullable TypePath path, String descriptor, boolean visible) {
        return visitAnnotation(descriptor, visible);
    }

    @Override
    public FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        requireRight(field != null && Descriptors.isField(descriptor));
        Member member = Member.field(name, field);
        if (value instanceof String text) {
            constants.add(new Constant(member, 0, seen(access), text));
        }
        return new FieldVisitor(API) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return annotation(type, member, constants::add);
            }

            @Override
            public @Nullable AnnotationVisitor visitTypeAnnotation(
                    int reference, @Nullable TypePath path, String type, boolean visible) {
                return annotation(type, member, constants::add);
            }
        };
    }

    private Constant.Place seen(int access) {
        if ((access & Opcodes.ACC_PRIVATE) != 0) {
            return Constant.Place.FIELD_VALUE_OF_CLASS;
        }
        boolean everywhere = isPublic && (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        return everywhere ? Constant.Place.FIELD_VALUE : Constant.Place.FIELD_VALUE_OF_PACKAGE;
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
            String component, String descriptor, @Nullable String signature) {
        Member member = Member.component(name, component);
        return new RecordComponentVisitor(API) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return annotation(type, member, constants::add);
            }

            @Override
            public @Nullable AnnotationVisitor visitTypeAnnotation(
                    int reference, @Nullable TypePath path, String type, boolean visible) {
                return annotation(type, member, constants::add);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        requireRight(method != null && Descriptors.isMethod(descriptor));
        Member member = owners.declare(access, method, descriptor);
        return new MethodVisitorOfTexts(new CodeScope(internalName, member, owners, constants::add), this);
    }

    /** The visitor for one annotation, or none where its texts are a compiler's own. */
    @Nullable
    AnnotationVisitor annotation(String descriptor, Member member, Consumer<Constant> sink) {
        requireRight(Descriptors.isField(descriptor));
        return switch (descriptor) {
            case "Lkotlin/Metadata;", "Lkotlin/coroutines/jvm/internal/DebugMetadata;" -> null;
            case "Lio/tierguard/settings/HardCodedByDesign;" -> new DesignMarkVisitor(member, marks::add, sink);
            default -> new AnnotationTexts(member, sink);
        };
    }

    private static void requireRight(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("a member without a name or a type");
        }
    }

    static String dotted(String internal) {
        return Type.getObjectType(internal).getClassName();
    }
}
