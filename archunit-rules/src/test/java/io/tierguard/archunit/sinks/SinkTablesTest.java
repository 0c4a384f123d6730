package io.tierguard.archunit.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Followed;
import io.tierguard.archunit.rule.FlowCheck;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Each line of the tables, with a call that is made as the line says. */
class SinkTablesTest {

    private static final String URL = "https://orders.prod.acme.com/";
    private static final Map<String, String> PACKAGES = Map.of(
            "String", "java/lang/",
            "Object", "java/lang/",
            "CharSequence", "java/lang/",
            "Class", "java/lang/",
            "BigInteger", "java/math/",
            "URI", "java/net/");

    @TempDir
    Path nothing;

    static List<SinkTable.Entry> credentials() {
        return CredentialSinks.KNOWN;
    }

    static List<SinkTable.Entry> endpoints() {
        return Stream.of(EndpointApis.URLS, EndpointApis.HOSTS)
                .flatMap(lines -> SinkTable.parse(lines).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void a_credential_is_found_at_each_argument_of_each_line(SinkTable.Entry entry) {
        FlowCheck check = CredentialSinks.with(List.of());
        for (int argument : entry.arguments()) {
            assertThat(Followed.of(check, List.of(caller(entry.api(), argument, Fakes.ONE.of("PASSWORD"))), nothing))
                    .containsExactly("Method <shop.Caller.call()> passes a hard-coded value to " + api(entry.api())
                            + " argument " + argument + " :0");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void an_endpoint_is_asked_for_at_each_argument_of_each_line(SinkTable.Entry entry) {
        FlowCheck check = new EndpointSinks();
        for (int argument : entry.arguments()) {
            if (argument > 0 && isText(entry.api(), argument)) {
                assertThat(Followed.of(check, List.of(caller(entry.api(), argument, URL)), nothing))
                        .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                        .startsWith("Method <shop.Caller.call()> passes a hard-coded endpoint to " + api(entry.api())
                                + " argument " + argument);
            }
        }
    }

    @Test
    void what_the_jdk_has_is_there_as_the_lines_say() {
        List<SinkTable.Entry> entries =
                Stream.concat(credentials().stream(), endpoints().stream()).toList();
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (SinkTable.Entry entry : entries) {
            Optional<Class<?>> owner = loaded(entry.api().owner());
            if (owner.isPresent()) {
                found++;
                if (executables(owner.get()).noneMatch(one -> isSame(entry.api(), one))) {
                    wrong.add(entry.toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(60);
    }

    @Test
    void no_line_stands_twice() {
        assertThat(credentials().stream().map(SinkTable.Entry::api)).doesNotHaveDuplicates();
        assertThat(endpoints()).doesNotHaveDuplicates();
    }

    @Test
    void another_overload_and_another_class_are_no_sink() {
        SinkTable table = SinkTable.of(SinkTable.parse("""
                java.net.PasswordAuthentication
                  new(String,char[]) 2
                """));
        assertThat(table.arguments(
                        call("java/net/PasswordAuthentication", "(Ljava/lang/String;[C)V"),
                        of("(Ljava/lang/String;[C)V")))
                .containsExactly(2);
        assertThat(table.arguments(call("java/net/PasswordAuthentication", "([C)V"), of("([C)V")))
                .isEmpty();
        assertThat(table.arguments(call("java/net/Other", "(Ljava/lang/String;[C)V"), of("(Ljava/lang/String;[C)V")))
                .isEmpty();
    }

    @Test
    void types_are_read_from_descriptors() {
        assertThat(of("(Ljava/util/Map$Entry;[[IJ[Ljava/lang/String;)V").types())
                .containsExactly("java.util.Map.Entry", "int[][]", "long", "java.lang.String[]");
        assertThat(of("(ZBCSIJFD)V").simple()).isEqualTo("boolean, byte, char, short, int, long, float, double");
        assertThat(of("()V").types()).isEmpty();
    }

    @Property
    void any_text_is_an_api_or_is_refused_with_a_reason(@ForAll String text) {
        try {
            assertThat(Api.parse(text).name()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(text);
        }
    }

    @Test
    void a_line_with_a_fault_is_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SinkTable.parse("java.net.URL\n  open Stream() 0"))
                .withMessage("'open Stream' is no name of a method, in: java.net.URL#open Stream()");
    }

    private static Parameters of(String descriptor) {
        return Parameters.of(descriptor);
    }

    private static io.tierguard.archunit.flow.CallSite call(String owner, String descriptor) {
        return new io.tierguard.archunit.flow.CallSite(
                owner, "<init>", descriptor, false, type -> false, List.of(), List.of(), List.of());
    }

    private static String api(Api api) {
        String owner = api.owner().replace('/', '.');
        String types = api.types().orElseThrow().stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        return "<" + (api.isConstructor() ? "new " + owner : owner + "." + api.name()) + "(" + types + ")>";
    }

    private static boolean isText(Api api, int argument) {
        return of(descriptor(api)).takesText(argument)
                && !api.types().orElseThrow().get(argument - 1).endsWith("[]");
    }

    private static Optional<Class<?>> loaded(String owner) {
        try {
            return Optional.of(Class.forName(owner.replace('/', '.'), false, SinkTablesTest.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Stream<Executable> executables(Class<?> owner) {
        Stream<Executable> own = Stream.concat(
                Arrays.stream(owner.getDeclaredConstructors()), Arrays.stream(owner.getDeclaredMethods()));
        return Stream.concat(own, Arrays.stream(owner.getMethods()));
    }

    private static boolean isSame(Api api, Executable one) {
        List<String> types = api.types().orElseThrow();
        boolean sameName =
                one instanceof java.lang.reflect.Method ? one.getName().equals(api.name()) : api.isConstructor();
        return sameName
                && types.size() == one.getParameterCount()
                && IntStream.range(0, types.size()).allMatch(at -> {
                    String actual = one.getParameterTypes()[at].getCanonicalName();
                    return actual.equals(types.get(at)) || actual.endsWith("." + types.get(at));
                });
    }

    private static String descriptor(Api api) {
        return api.types().orElseThrow().stream()
                .map(SinkTablesTest::descriptor)
                .collect(Collectors.joining("", "(", api.isConstructor() ? ")V" : ")Ljava/lang/Object;"));
    }

    private static String descriptor(String type) {
        if (type.endsWith("[]")) {
            return "[" + descriptor(type.substring(0, type.length() - 2));
        }
        return switch (type) {
            case "int" -> "I";
            case "long" -> "J";
            case "boolean" -> "Z";
            case "char" -> "C";
            case "byte" -> "B";
            default -> "L" + PACKAGES.getOrDefault(type, "some/") + type.replace('.', '$') + ";";
        };
    }

    /** {@code static void call()}, which calls the API on null with the text as one argument. */
    private static byte[] caller(Api api, int argument, String text) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "shop/Caller", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "call", "()V", null, null);
        code.visitCode();
        code.visitInsn(Opcodes.ACONST_NULL);
        Type[] types = Type.getArgumentTypes(descriptor(api));
        for (int i = 0; i < types.length; i++) {
            if (i + 1 == argument) {
                push(code, types[i], text);
            } else {
                code.visitInsn(
                        switch (types[i].getSort()) {
                            case Type.LONG -> Opcodes.LCONST_0;
                            case Type.ARRAY, Type.OBJECT -> Opcodes.ACONST_NULL;
                            default -> Opcodes.ICONST_0;
                        });
            }
        }
        int opcode = api.isConstructor() ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
        code.visitMethodInsn(opcode, api.owner(), api.name(), descriptor(api), false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void push(MethodVisitor code, Type type, String text) {
        if (type.getDescriptor().equals("Ljava/math/BigInteger;")) {
            code.visitTypeInsn(Opcodes.NEW, "java/math/BigInteger");
            code.visitInsn(Opcodes.DUP);
            code.visitLdcInsn(text);
            code.visitMethodInsn(
                    Opcodes.INVOKESPECIAL, "java/math/BigInteger", "<init>", "(Ljava/lang/String;)V", false);
            return;
        }
        code.visitLdcInsn(text);
        if (type.getDescriptor().equals("[C")) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "toCharArray", "()[C", false);
        } else if (type.getDescriptor().equals("[B")) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "getBytes", "()[B", false);
        }
    }
}
