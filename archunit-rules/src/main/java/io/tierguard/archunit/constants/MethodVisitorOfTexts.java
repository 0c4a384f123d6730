package io.tierguard.archunit.constants;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/**
 * Every text in one method: loaded, concatenated, spelled out as an array, or in an annotation anywhere on or in it.
 *
 * <p>It reads the instructions in their order, without running them: what is spread over several statements, fields or
 * calls stays apart.
 */
final class MethodVisitorOfTexts extends MethodVisitor {

    private final CodeScope scope;
    private final ClassFileVisitor file;
    private final SpelledArray array;
    private final Joining joining;
    private int objectsUnderWay;

    MethodVisitorOfTexts(CodeScope scope, ClassFileVisitor file) {
        super(ClassFileVisitor.API);
        this.scope = scope;
        this.file = file;
        this.array = new SpelledArray(scope::text);
        this.joining = new Joining(scope::text);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        scope.line(line);
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Integer number) {
            array.push(number);
            joining.other();
            return;
        }
        array.end();
        if (value instanceof String text) {
            scope.text(text);
            joining.text(text);
            return;
        }
        joining.other();
        if (value instanceof ConstantDynamic constant) {
            ConcatRecipe.textsIn(constant, scope::text);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        array.end();
        joining.other();
        if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            Arrays.stream(arguments)
                    .filter(Handle.class::isInstance)
                    .forEach(body -> scope.owners().makesFunction(scope.member(), (Handle) body));
        }
        List<Object> texts = List.of(arguments);
        if (ConcatRecipe.isConcat(bootstrap, arguments)) {
            texts = texts.subList(1, texts.size());
            scope.text(ConcatRecipe.fill((String) arguments[0], texts));
        }
        texts.forEach(argument -> ConcatRecipe.textsIn(argument, scope::text));
    }

    @Override
    public void visitInsn(int opcode) {
        switch (opcode) {
            case Opcodes.DUP -> joining.other();
            case Opcodes.CASTORE, Opcodes.BASTORE, Opcodes.SASTORE, Opcodes.IASTORE -> {
                array.store();
                joining.other();
            }
            default -> {
                if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                    pushed(opcode - Opcodes.ICONST_0);
                    return;
                }
                array.end();
                joining.other();
                if (opcode == Opcodes.POP
                        || opcode == Opcodes.POP2
                        || opcode == Opcodes.ATHROW
                        || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                    scope.endOfStatement();
                }
            }
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            array.begin(operand);
            joining.other();
        } else {
            pushed(operand);
        }
    }

    private void pushed(int number) {
        array.push(number);
        joining.number(number);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        joining.other();
        // Kotlin keeps an array in a variable while it fills it
        if (opcode != Opcodes.ALOAD && opcode != Opcodes.ASTORE) {
            array.end();
        }
        if (opcode > Opcodes.ALOAD) {
            scope.endOfStatement();
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        array.end();
        joining.other();
        if (opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD) {
            scope.storedIn(owner, name);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        array.end();
        if (opcode == Opcodes.NEW) {
            objectsUnderWay++;
            joining.created(type);
        } else {
            joining.other();
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
        array.end();
        joining.called(owner, name, descriptor);
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && objectsUnderWay > 0) {
            objectsUnderWay--;
        } else if (descriptor.endsWith(")V")) {
            scope.endOfStatement();
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        array.end();
        joining.other();
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        visitJumpInsn(Opcodes.TABLESWITCH, other);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        visitJumpInsn(Opcodes.LOOKUPSWITCH, other);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        array.end();
        joining.other();
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        array.end();
        joining.other();
    }

    @Override
    public void visitEnd() {
        array.end();
        joining.end();
        scope.end();
    }

    private @Nullable AnnotationVisitor annotation(String type) {
        return file.annotation(type, scope.member(), scope::annotation);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
        return new AnnotationTexts(scope.member(), scope::annotation);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return annotation(type);
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String type, boolean visible) {
        return annotation(type);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int reference, @Nullable TypePath path, String type, boolean visible) {
        return annotation(type);
    }

    @Override
    public @Nullable AnnotationVisitor visitInsnAnnotation(
            int reference, @Nullable TypePath path, String type, boolean visible) {
        return annotation(type);
    }

    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int reference, @Nullable TypePath path, String type, boolean visible) {
        return annotation(type);
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
            int reference,
            @Nullable TypePath path,
            Label[] start,
            Label[] end,
            int[] index,
            String type,
            boolean visible) {
        return annotation(type);
    }
}
