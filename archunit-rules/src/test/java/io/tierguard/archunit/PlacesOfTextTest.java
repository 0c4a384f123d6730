package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a compiler puts the texts of a source, they are found, and credited to what the author wrote. */
class PlacesOfTextTest {

    private static final String HOLDS = " holds a hard-coded secret: GitHub personal access token";

    private static final Map<Integer, JavaClasses> COMPILED = new ConcurrentHashMap<>();

    @TempDir
    static Path temp;

    /**
     * @param place what the row is about
     * @param source of the class {@code A}, beginning on line 2
     * @param member who holds it
     * @param rest what follows the kind, up to the location
     * @param line of the source
     */
    record Row(String place, String source, String member, String rest, int line) {

        Row(String place, String source, String member, int line) {
            this(place, source, member, "", line);
        }

        /** The first release whose language and library the source is written in. */
        int release() {
            boolean later =
                    Stream.of("record ", "\"\"\"", "return switch", "var ").anyMatch(source::contains);
            boolean sinceNine = source.contains("@Deprecated(since") || source.isEmpty();
            return later ? 17 : sinceNine ? 9 : 8;
        }

        @Override
        public String toString() {
            return place;
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("return value", "class A {\n String m() {\n return \"@GITHUB@\"; } }", "Method <shop.A.m()>", 4),
            new Row(
                    "inside a longer text",
                    "class A { String m() { return \"Authorization: Bearer @GITHUB@\"; } }",
                    "Method <shop.A.m()>",
                    2),
            new Row(
                    "argument",
                    "class A { void m(int i, String[] s) {\n System.out.println(\"@GITHUB@\"); } }",
                    "Method <shop.A.m(int, java.lang.String[])>",
                    3),
            new Row(
                    "local variable",
                    "class A { void m() {\n var s = \"@GITHUB@\";\n m(); } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "constructor",
                    "class A { A(int i) {\n System.out.println(\"@GITHUB@\"); } }",
                    "Constructor <shop.A.<init>(int)>",
                    3),
            new Row(
                    "argument of super",
                    "class A extends Exception { A() {\n super(\"@GITHUB@\"); } }",
                    "Constructor <shop.A.<init>()>",
                    3),
            new Row(
                    "object initialiser",
                    "class A {\n {\n System.out.println(\"@GITHUB@\"); } }",
                    "Constructor <shop.A.<init>()>",
                    4),
            new Row(
                    "static initialiser",
                    "class A { static {\n System.out.println(\"@GITHUB@\"); } }",
                    "Static initializer <shop.A.<clinit>()>",
                    3),
            new Row("local in a static block before a field", """
                    class A { static final Object F; static {
                     String s = "@GITHUB@";
                     F = new Object(); } }""", "Static initializer <shop.A.<clinit>()>", 3),
            new Row(
                    "constant field",
                    "class A {\n static final String F = \"@GITHUB@\"; }",
                    "Field <shop.A.F>",
                    " (also inlined in classes:0)",
                    0),
            new Row(
                    "folded constant field",
                    "class A { static final String B = \"Bearer \";\n" + " static final String F = B + \"@GITHUB@\"; }",
                    "Field <shop.A.F>",
                    " (also inlined in classes:0)",
                    0),
            new Row(
                    "constant field of an interface",
                    "interface A {\n String F = \"@GITHUB@\"; }",
                    "Field <shop.A.F>",
                    " (also inlined in classes:0)",
                    0),
            new Row(
                    "final field of an object",
                    "class A {\n final String f = \"@GITHUB@\"; }",
                    "Field <shop.A.f>",
                    " (also inlined in classes:0)",
                    3),
            new Row(
                    "field of an object",
                    "class A {\n String f = \"@GITHUB@\"; A(int i) {} A() {} }",
                    "Field <shop.A.f>",
                    3),
            new Row("static field", "class A {\n static String f = \"@GITHUB@\"; }", "Field <shop.A.f>", 3),
            new Row(
                    "static field made by calls",
                    "class A { static String f = new StringBuilder()\n" + ".append(\"@GITHUB@\").toString().trim(); }",
                    "Field <shop.A.f>",
                    2),
            new Row(
                    "default method",
                    "interface A { default String m() {\n return \"@GITHUB@\"; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "static method of an interface",
                    "interface A { static String m() {\n return \"@GITHUB@\"; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "argument of an enum constant",
                    "enum A {\n ONE(1, \"@GITHUB@\"), TWO(2, \"\");\n" + " A(int i, String s) {} }",
                    "Field <shop.A.ONE>",
                    3),
            new Row(
                    "body of an enum constant",
                    "enum A { ONE { String m() {\n return \"@GITHUB@\"; } };\n" + " abstract String m(); }",
                    "Method <shop.A$1.m()>",
                    3),
            new Row(
                    "record",
                    "record A(String s) { A {\n s = \"@GITHUB@\"; } }",
                    "Constructor <shop.A.<init>(java.lang.String)>",
                    3),
            new Row(
                    "anonymous class",
                    "class A { Object o() { return new Object() { public String toString() {\n"
                            + " return \"@GITHUB@\"; } }; } }",
                    "Method <shop.A$1.toString()>",
                    3),
            new Row(
                    "local class",
                    "class A { void m() { class B { String s() {\n return \"@GITHUB@\"; } } } }",
                    "Method <shop.A$1B.s()>",
                    3),
            new Row(
                    "inner class",
                    "class A { class B { class C { String s() {\n return \"@GITHUB@\"; } } } }",
                    "Method <shop.A$B$C.s()>",
                    3),
            new Row(
                    "text block",
                    "class A { String m() {\n return \"\"\"\n  token\n  @GITHUB@\n  \"\"\"; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "message of assert",
                    "class A { void m(int i) {\n assert i > 0 : \"@GITHUB@\"; } }",
                    "Method <shop.A.m(int)>",
                    3),
            new Row(
                    "concatenation",
                    "class A { String m(String x) {\n return \"token @GITHUB@ \" + x; } }",
                    "Method <shop.A.m(java.lang.String)>",
                    3),
            new Row(
                    "concatenation of constants",
                    "class A { String m() {\n return \"token \" + \"@GITHUB@\"; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row("concatenation in two halves", """
                    class A { String m(String x) {
                     final String a = "Bearer ghp_"; final String b = "@GITHUB@".substring(4);
                     return x + "@GITHUB@"; } }""", "Method <shop.A.m(java.lang.String)>", 3),
            new Row(
                    "lambda",
                    "class A { Runnable m(int i) { return () ->\n System.out.println(\"@GITHUB@\"); } }",
                    "Method <shop.A.m(int)>",
                    3),
            new Row("lambda in a lambda", """
                    class A { java.util.function.Supplier<java.util.function.Supplier<String>> m() {
                     return () -> () ->
                     "@GITHUB@"; } void m(int i) {} }""", "Method <shop.A.m()>", 4),
            new Row(
                    "lambda of a constructor",
                    "class A { A() { Runnable r = () ->\n System.out.println(\"@GITHUB@\"); } }",
                    "Constructor <shop.A.<init>()>",
                    3),
            new Row(
                    "lambda of a static initialiser",
                    "class A { static Runnable r; static { r = () ->\n" + " System.out.println(\"@GITHUB@\"); } }",
                    "Static initializer <shop.A.<clinit>()>",
                    3),
            new Row("lambda that can be serialised", """
                    class A { Runnable m(int i) { return (Runnable & java.io.Serializable) () ->
                     System.out.println("@GITHUB@"); } }""", "Method <shop.A.m(int)>", 3),
            new Row(
                    "switch on strings",
                    "class A { int m(String s) { switch (s) {\n case \"@GITHUB@\": return 1;\n"
                            + " default: return 2; } } }",
                    "Method <shop.A.m(java.lang.String)>",
                    2),
            new Row(
                    "switch expression",
                    "class A { String m(int i) { return switch (i) { case 1 ->\n \"@GITHUB@\";\n"
                            + " default -> \"\"; }; } }",
                    "Method <shop.A.m(int)>",
                    3),
            new Row(
                    "branch of a condition",
                    "class A { String m(int i) { return i > 0\n ? \"@GITHUB@\" : \"\"; } }",
                    "Method <shop.A.m(int)>",
                    3),
            new Row(
                    "exception handler",
                    "class A { void m() { try { m(); } finally {\n m(\"@GITHUB@\"); } }\n" + " void m(String s) {} }",
                    "Method <shop.A.m()>",
                    3),
            new Row("annotation on a class", "@Deprecated(since = \"@GITHUB@\") class A {}", "Class <shop.A>", 0),
            new Row(
                    "annotation on a field",
                    "class A { @Deprecated(since = \"@GITHUB@\") int f; }",
                    "Field <shop.A.f>",
                    0),
            new Row(
                    "annotation on a method",
                    "class A { @Deprecated(since = \"@GITHUB@\")\n void m() {\n } }",
                    "Method <shop.A.m()>",
                    4),
            new Row(
                    "annotation on a parameter",
                    "class A { void m(@Deprecated(since = \"@GITHUB@\") int i) {} }",
                    "Method <shop.A.m(int)>",
                    2),
            new Row("annotation in an annotation in an array", """
                    class A { @interface B { C[] value(); } @interface C { String[] value(); }
                     @B({@C({}), @C({"", "@GITHUB@"})}) int f; }""", "Field <shop.A.f>", 0),
            new Row(
                    "characters of an annotation",
                    "class A { @interface B { char[] value(); }\n @B({" + characters() + "}) int f; }",
                    "Field <shop.A.f>",
                    0),
            new Row(
                    "default of an annotation",
                    "@interface A { String value() default \"@GITHUB@\"; }",
                    "Method <shop.A.value()>",
                    0),
            new Row(
                    "type annotation on a field",
                    typeAnnotation("java.util.List<@T(\"@GITHUB@\") String> f;"),
                    "Field <shop.A.f>",
                    0),
            new Row(
                    "type annotation on a superclass",
                    "import java.lang.annotation.*; class A extends @T(\"@GITHUB@\") Object {}\n"
                            + " @Target(ElementType.TYPE_USE) @interface T { String value(); }",
                    "Class <shop.A>",
                    0),
            new Row(
                    "type annotation on a return type",
                    typeAnnotation("@T(\"@GITHUB@\") String m() { return null; }"),
                    "Method <shop.A.m()>",
                    2),
            new Row(
                    "type annotation on a local variable",
                    typeAnnotation("void m() { @T(\"@GITHUB@\") String s = null; }"),
                    "Method <shop.A.m()>",
                    2),
            new Row(
                    "type annotation on a cast",
                    typeAnnotation("Object m(Object o) { return (@T(\"@GITHUB@\") String) o; }"),
                    "Method <shop.A.m(java.lang.Object)>",
                    2),
            new Row(
                    "type annotation on a caught exception",
                    typeAnnotation("void m() { try { m(); } catch (@T(\"@GITHUB@\") RuntimeException e) { } }"),
                    "Method <shop.A.m()>",
                    2),
            new Row("annotation on a record component", """
                    import java.lang.annotation.*; record A(@A.T("@GITHUB@") int i) {
                     @Target(ElementType.RECORD_COMPONENT) @interface T { String value(); } }""", "Record component <shop.A.i>", 0),
            new Row(
                    "characters",
                    "class A { char[] m() {\n return new char[] {" + characters() + "}; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "characters of a field",
                    "class A { static final char[] F = {\n" + characters() + "}; }",
                    "Field <shop.A.F>",
                    2),
            new Row("bytes", "class A { static final byte[] F = {\n" + characters() + "}; }", "Field <shop.A.F>", 2),
            new Row(
                    "characters as numbers",
                    "class A { int[] m() {\n return new int[] {" + characters() + "}; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "characters as short numbers",
                    "class A { short[] m() {\n return new short[] {" + characters() + "}; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "characters stored one by one",
                    "class A { char[] m() { char[] a = new char[40];\n" + stores() + " return a; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "characters that follow others",
                    "class A { void m() { char[] a = {'a', 'b'}; char[] b = {\n" + characters() + "}; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row(
                    "StringBuilder",
                    "class A { String m(String s) { return new StringBuilder(\"Bearer ghp_\")\n"
                            + ".append(\"@GITHUB@\".toCharArray()).append(s).toString(); } }",
                    "Method <shop.A.m(java.lang.String)>",
                    2),
            new Row(
                    "halves in a StringBuilder",
                    "class A { String m(String s) {\n return new StringBuilder(\"gh\")" + halves(".append(\"", "\")")
                            + ".append(s).toString(); } }",
                    "Method <shop.A.m(java.lang.String)>",
                    3),
            new Row(
                    "halves in concat",
                    "class A { String m() {\n return \"gh\"" + halves(".concat(\"", "\")") + "; } }",
                    "Method <shop.A.m()>",
                    3),
            new Row("package annotation", "", "Class <shop.package-info>", 0));

    private static String typeAnnotation(String member) {
        return "import java.lang.annotation.*; class A { " + member
                + "\n @Target(ElementType.TYPE_USE) @interface T { String value(); } }";
    }

    private static String characters() {
        StringBuilder spelled = new StringBuilder();
        ("ghp_" + "FAKE".repeat(9))
                .chars()
                .forEach(c -> spelled.append('\'').append((char) c).append("', "));
        return spelled.toString();
    }

    private static String stores() {
        String token = "ghp_" + "FAKE".repeat(9);
        StringBuilder stores = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            stores.append("a[")
                    .append(i)
                    .append("] = '")
                    .append(token.charAt(i))
                    .append("'; ");
        }
        return stores.toString();
    }

    private static String halves(String before, String after) {
        return before + "p_" + "FAKE".repeat(4) + after + before + "FAKE".repeat(5) + after;
    }

    /** Every release that people still run and this JDK compiles for. */
    static Stream<Arguments> rows_and_releases() {
        int newest = Runtime.version().feature();
        Set<Integer> releases = new LinkedHashSet<>(List.of(8, 11, 17, 21, 25, newest));
        return releases.stream()
                .filter(release -> release <= newest)
                .flatMap(release ->
                        ROWS.stream().filter(row -> release >= row.release()).map(row -> Arguments.of(row, release)));
    }

    @ParameterizedTest(name = "{0}, release {1}")
    @MethodSource("rows_and_releases")
    void finds_the_text(Row row, int release) {
        String place = "row" + ROWS.indexOf(row);
        JavaClasses classes = COMPILED.computeIfAbsent(release, PlacesOfTextTest::compile)
                .that(JavaClass.Predicates.resideInAPackage(place));
        String file = row.source().isEmpty() ? "package-info" : "A";

        assertThat(Report.lines(classes))
                .containsExactly(row.member().replace("shop", place) + HOLDS + row.rest() + " [TG-5001] in (" + file
                        + ".java:" + row.line() + ")");
    }

    /** All rows at once, each in a package of its own: a compiler takes its time to start. */
    private static JavaClasses compile(int release) {
        Fixture fixture = Fixture.in(temp).release(release);
        for (int i = 0; i < ROWS.size(); i++) {
            if (release < ROWS.get(i).release()) {
                continue;
            }
            String source = ROWS.get(i).source();
            if (source.isEmpty()) {
                fixture.file("row" + i + "/package-info", "@Deprecated(since = \"@GITHUB@\") package row" + i + ";");
            } else {
                fixture.file("row" + i + "/A", "package row" + i + ";\n" + source);
            }
        }
        return fixture.imported();
    }

    /** Compilers for Java 8 knew no other concatenation. */
    @ParameterizedTest
    @MethodSource("rows_for_8")
    void finds_it_in_code_for_java_8(Row row) {
        assertThat(Report.lines(
                        Fixture.in(temp).release(8).source("A", row.source()).imported()))
                .containsExactly(row.member() + HOLDS + row.rest() + " [TG-5001] in (A.java:" + row.line() + ")");
    }

    static Stream<Row> rows_for_8() {
        return Stream.of(
                new Row(
                        "pieces",
                        "class A { String m(int i) { final char p = 'p'; return i + \" gh\" + p +\n"
                                + "\"_FAKEFAKEFAKEFAKE\" + \"FAKEFAKEFAKEFAKEFAKE\" + i; } }",
                        "Method <shop.A.m(int)>",
                        2),
                new Row(
                        "lambda",
                        "class A { Runnable m(int i) { return () ->\n" + " System.out.println(\"@GITHUB@\"); } }",
                        "Method <shop.A.m(int)>",
                        3));
    }
}
