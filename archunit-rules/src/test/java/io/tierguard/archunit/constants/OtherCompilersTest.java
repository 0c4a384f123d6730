package io.tierguard.archunit.constants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What javac does not write, and Kotlin and others do. */
class OtherCompilersTest {

    private static final String TEXT = "a text";
    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    private static final int MADE = STATIC | Opcodes.ACC_SYNTHETIC;
    private static final Handle LAMBDAS =
            new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/LambdaMetafactory", "metafactory", "()V", false);

    private static ClassFile written(Consumer<ClassWriter> content) throws UnreadableClassException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "shop/A", null, "java/lang/Object", null);
        content.accept(writer);
        writer.visitEnd();
        return ClassFile.read(writer.toByteArray());
    }

    private static void method(ClassWriter writer, int access, String name, String type, Consumer<MethodVisitor> code) {
        MethodVisitor method = writer.visitMethod(access, name, type, null, null);
        method.visitCode();
        code.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(9, 9);
        method.visitEnd();
    }

    private static void load(MethodVisitor method) {
        method.visitLdcInsn(TEXT);
        method.visitInsn(Opcodes.POP);
    }

    private static List<String> members(ClassFile file) {
        return file.constants().stream()
                .filter(constant -> constant.text().equals(TEXT))
                .map(constant -> constant.member().describe())
                .toList();
    }

    private static List<String> texts(ClassFile file) {
        return file.constants().stream().map(Constant::text).toList();
    }

    @Test
    void a_default_argument_belongs_to_its_function() throws Exception {
        ClassFile file = written(writer -> {
            method(writer, STATIC, "f", "(Ljava/lang/String;)V", method -> {});
            method(writer, MADE, "f$default", "(Ljava/lang/String;ILjava/lang/Object;)V", OtherCompilersTest::load);
        });

        assertThat(members(file)).containsExactly("Method <shop.A.f(java.lang.String)>");
    }

    @Test
    void the_body_of_a_kotlin_lambda_belongs_to_its_function_though_nothing_marks_it() throws Exception {
        int unmarked = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        Handle body = new Handle(Opcodes.H_INVOKESTATIC, "shop/A", "f$lambda$0", "()V", false);
        ClassFile file = written(writer -> {
            method(writer, STATIC, "f", "()V", method -> {
                method.visitInvokeDynamicInsn("run", "()Ljava/lang/Runnable;", LAMBDAS, Type.getType("()V"), body);
                method.visitInsn(Opcodes.POP);
            });
            method(writer, unmarked, "f$lambda$0", "()V", OtherCompilersTest::load);
        });

        assertThat(members(file)).containsExactly("Method <shop.A.f()>");
    }

    @Test
    void a_default_argument_of_one_of_several_functions_keeps_the_name_of_the_class_file() throws Exception {
        ClassFile file = written(writer -> {
            method(writer, STATIC, "f", "(I)V", method -> {});
            method(writer, STATIC, "f", "(J)V", method -> {});
            method(writer, MADE, "f$default", "(I)V", OtherCompilersTest::load);
        });

        assertThat(members(file)).containsExactly("Method <shop.A.f$default(int)>");
    }

    @Test
    void a_lambda_of_any_name_belongs_to_the_method_that_makes_it() throws Exception {
        Handle body = new Handle(Opcodes.H_INVOKESTATIC, "shop/A", "f$lambda$0", "()V", false);
        ClassFile file = written(writer -> {
            method(writer, STATIC, "f", "(I)V", method -> {
                method.visitInvokeDynamicInsn("run", "()Ljava/lang/Runnable;", LAMBDAS, body);
                method.visitInsn(Opcodes.POP);
            });
            method(writer, STATIC, "f", "(J)V", method -> {});
            method(writer, MADE, "f$lambda$0", "()V", OtherCompilersTest::load);
        });

        assertThat(members(file)).containsExactly("Method <shop.A.f(int)>");
    }

    @Test
    void a_method_that_is_only_referred_to_keeps_its_texts() throws Exception {
        Handle reference = new Handle(Opcodes.H_INVOKESTATIC, "shop/A", "g", "()V", false);
        ClassFile file = written(writer -> {
            method(writer, STATIC, "f", "()V", method -> {
                method.visitInvokeDynamicInsn("run", "()Ljava/lang/Runnable;", LAMBDAS, reference);
                method.visitInsn(Opcodes.POP);
            });
            method(writer, STATIC, "g", "()V", OtherCompilersTest::load);
        });

        assertThat(members(file)).containsExactly("Method <shop.A.g()>");
    }

    @Test
    void lambdas_that_make_each_other_do_not_turn_the_reader_in_circles() throws Exception {
        Handle one = new Handle(Opcodes.H_INVOKESTATIC, "shop/A", "one", "()V", false);
        Handle two = new Handle(Opcodes.H_INVOKESTATIC, "shop/A", "two", "()V", false);
        ClassFile file = written(writer -> {
            method(writer, MADE, "one", "()V", method -> {
                method.visitInvokeDynamicInsn("run", "()V", LAMBDAS, two);
                load(method);
            });
            method(writer, MADE, "two", "()V", method -> method.visitInvokeDynamicInsn("run", "()V", LAMBDAS, one));
        });

        assertThat(members(file)).hasSize(1);
    }

    @Test
    void an_array_that_is_kept_in_a_variable_while_it_is_filled_is_read() throws Exception {
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitIntInsn(Opcodes.BIPUSH, TEXT.length());
            method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_CHAR);
            method.visitVarInsn(Opcodes.ASTORE, 0);
            for (int i = 0; i < TEXT.length(); i++) {
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitIntInsn(Opcodes.BIPUSH, i);
                method.visitIntInsn(Opcodes.BIPUSH, TEXT.charAt(i));
                method.visitInsn(Opcodes.CASTORE);
            }
        }));

        assertThat(texts(file)).containsExactly(TEXT);
    }

    @Test
    void constants_of_a_concatenation_stand_in_its_text() throws Exception {
        Handle concat = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/StringConcatFactory",
                "makeConcatWithConstants",
                "()Ljava/lang/invoke/CallSite;",
                false);
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitInvokeDynamicInsn("x", "(I)Ljava/lang/String;", concat, "<\2\1\2\2>", TEXT, 7, Type.INT_TYPE);
            method.visitInsn(Opcodes.POP);
        }));

        assertThat(texts(file)).containsExactly("<a text\0017\001>", TEXT);
    }

    @Test
    void a_recipe_that_asks_for_more_constants_than_there_are_is_read() throws Exception {
        Handle concat = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/StringConcatFactory",
                "makeConcatWithConstants",
                "()Ljava/lang/invoke/CallSite;",
                false);
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitInvokeDynamicInsn("x", "()Ljava/lang/String;", concat, "a\2b\2", "-");
            method.visitInsn(Opcodes.POP);
        }));

        assertThat(texts(file)).contains("a-b\2");
    }

    @Test
    void arguments_of_dynamic_constants_are_read() throws Exception {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "shop/B", "make", "()V", false);
        ConstantDynamic inner = new ConstantDynamic("in", "Ljava/lang/Object;", bootstrap, TEXT);
        ConstantDynamic outer = new ConstantDynamic("out", "Ljava/lang/Object;", bootstrap, 1, inner);
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitLdcInsn(outer);
            method.visitInsn(Opcodes.POP);
        }));

        assertThat(members(file)).containsExactly("Method <shop.A.f()>");
    }

    @Test
    void labels_of_a_switch_on_patterns_are_read() throws Exception {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/runtime/SwitchBootstraps", "x", "()V", false);
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitInvokeDynamicInsn("x", "()I", bootstrap, TEXT, Type.INT_TYPE);
            method.visitInsn(Opcodes.POP);
        }));

        assertThat(members(file)).containsExactly("Method <shop.A.f()>");
    }

    @Test
    void the_notes_of_kotlin_to_itself_are_no_texts() throws Exception {
        ClassFile file = written(writer -> {
            AnnotationVisitor metadata = writer.visitAnnotation("Lkotlin/Metadata;", true);
            metadata.visit("xs", TEXT);
            metadata.visitEnd();
        });

        assertThat(texts(file)).isEmpty();
    }

    @Test
    void a_text_that_names_itself_thousands_of_times_does_not_grow_without_end() throws Exception {
        String longest = "x".repeat(60_000);
        ClassFile file = written(writer -> method(writer, STATIC, "f", "()V", method -> {
            method.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
            for (int i = 0; i < 5_000; i++) {
                method.visitLdcInsn(longest);
                method.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        "java/lang/StringBuilder",
                        "append",
                        "(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                        false);
            }
        }));

        assertThat(file.constants())
                .hasSize(2)
                .allMatch(constant -> constant.text().length() <= 1 << 20);
    }

    @Test
    void every_version_that_asm_knows_is_read() throws Exception {
        byte[] bytes = bytesOf(OtherCompilersTest.class);
        int newest = Arrays.stream(Opcodes.class.getFields())
                .filter(field -> field.getName().matches("V\\d+"))
                .mapToInt(OtherCompilersTest::value)
                .max()
                .orElseThrow();
        bytes[7] = (byte) newest;
        assertThat(ClassFile.read(bytes).name()).isEqualTo(OtherCompilersTest.class.getName());

        bytes[7]++;
        assertThatExceptionOfType(UnreadableClassException.class)
                .isThrownBy(() -> ClassFile.read(bytes))
                .withMessage("it was compiled for a Java version that is not known here")
                .withNoCause();
    }

    @Test
    void whatever_is_cut_off_or_changed_is_read_or_refused_and_nothing_else() throws Exception {
        byte[] whole = bytesOf(OtherCompilersTest.class);
        for (int i = 0; i < whole.length; i += 7) {
            readOrRefused(Arrays.copyOf(whole, i));
            byte[] changed = whole.clone();
            changed[i] ^= (byte) 0x55;
            readOrRefused(changed);
        }
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            assertThat(ClassFile.read(bytes)).isNotNull();
        } catch (UnreadableClassException e) {
            assertThat(e).hasMessageStartingWith("it ").hasNoCause();
        }
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    private static int value(Field field) {
        try {
            return field.getInt(null) & 0xFFFF;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
