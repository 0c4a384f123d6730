package io.tierguard.archunit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that nobody wrote into the code, however many literals stand around them. */
class UnknownValuesTest {

    private static final Cases CASES = Cases.of("""
            - parameter of an entry point
            public void m(String a) { take(a); }
            - parameter through methods
            public void m(String a) { n(new Pair("user", a)); } record Pair(String a, String b) {} void n(Pair p) { take(p.b()); }
            - parameter in a text
            public void m(String a) { take("fake-" + a); }
            - parameter in a builder
            public void m(String a) { take(new StringBuilder("fake-").append(a).append("x").toString()); }
            - parameter in a format
            public void m(String a) { take(String.format("fake-%s", a)); }
            - environment
            void m() { take(System.getenv("fake-1")); }
            - system property
            void m() { take(System.getProperty("fake.key")); }
            - environment in a map
            void m() { take(System.getenv().get("fake-1")); }
            - property of a file
            void m() throws Exception { Properties p = new Properties(); p.load(new FileInputStream("fake.properties")); take(p.getProperty("key")); }
            - other key
            void m(String v) { Map<String, String> a = new HashMap<>(); a.put("user", "fake"); a.put("key", v); take(a.get("key")); }
            - other index
            void m(String v) { String[] a = {"fake", v}; take(a[1]); }
            - key of an entry
            void m(String v) { take(new AbstractMap.SimpleEntry<>("fake", v).getValue()); }
            - file
            void m() throws Exception { take(java.nio.file.Files.readString(java.nio.file.Path.of("fake.txt"))); }
            - reader of a file
            void m() throws Exception { take(new BufferedReader(new FileReader("fake.txt")).readLine()); }
            - stream of a file
            void m() throws Exception { take(new DataInputStream(new FileInputStream("fake.txt")).readUTF()); }
            - standard input
            void m() { take(new Scanner(System.in).nextLine()); }
            - console
            void m() { take(System.console().readPassword("fake prompt %s", "x")); }
            - random bytes
            void m() { byte[] a = new byte[16]; new java.security.SecureRandom().nextBytes(a); take(a); }
            - random bytes over constants
            void m() { byte[] a = {1, 2, 3}; new java.util.Random(1).nextBytes(a); take(a); }
            - random bytes by a method
            void fill(byte[] a) { new java.security.SecureRandom().nextBytes(a); } void m() { byte[] a = {1, 2, 3}; fill(a); take(a); }
            - random text
            void m() { take(UUID.randomUUID().toString()); }
            - generated key
            void m() throws Exception { take(javax.crypto.KeyGenerator.getInstance("AES").generateKey().getEncoded()); }
            - filled by a loop
            void m(int seed) { byte[] a = new byte[8]; for (int i = 0; i < 8; i++) { a[i] = (byte) (seed >> i); } take(a); }
            - null
            void m() { take((Object) null); }
            - empty text
            void m() { take(""); }
            - empty constant
            static final String A = ""; void m() { take(A + ""); }
            - empty array
            void m() { take(new char[0]); }
            - zeros
            void m() { take(new byte[16]); }
            - wiped out
            void m() { char[] a = new char[8]; Arrays.fill(a, (char) 0); take(a); }
            - table
            void m(int i) { take(new String[] {"a1", "a2", "a3", "a4", "a5", "a6"}[i]); }
            - list as a table
            static final List<String> A = List.of("a1", "a2", "a3", "a4", "a5", "a6"); void m(int i) { take(A.get(i)); }
            - defaults of options
            enum Option { A("fake-1"), B("fake-2"), C("fake-3"); final String text; Option(String text) { this.text = text; } } void m(Option o) { take(o.text); }
            - value under a key that is not known
            static void put(Map<String, String> a, String key) { a.put(key, "fake"); } void m(String key) { Map<String, String> a = new HashMap<>(); put(a, key); take(a.get("secret")); }
            - other field
            static class Conf { String user = "fake"; String f; Conf(String f) { this.f = f; } } public void m(String a) { take(new Conf(a).f); }
            - other caller
            String same(String s) { return s; } void m(String a) { same("fake"); take(same(a)); }
            - other instance
            static class Conf { final String f; Conf(String f) { this.f = f; } String f() { return f; } }
            void n() { new Conf("fake").f(); } void m(String a) { take(new Conf(a).f()); }
            - other instance of a record
            record Conf(String user, String f) {} Conf one() { return new Conf("u", "fake"); }
            void m(String a) { Conf other = new Conf("u", a); take(other.f()); }
            - other instance that is stored into
            static class Conf { String f; } void m(String a) { Conf one = new Conf(); one.f = "fake"; Conf other = new Conf(); other.f = a; take(other.f); }
            - empty text before a parameter
            public void m(String a, boolean b) { String c = ""; if (b) { c = a; } take("fake-" + c); }
            - length
            void m() { take("fake".length() + 1); }
            - comparison
            void m(String a) { take((Object) "fake".equals(a)); }
            - bundle
            void m() { take(ResourceBundle.getBundle("fake").getString("key")); }
            - class name
            void m() { take(getClass().getResource("fake").toString()); }
            - lambda parameter of another call
            void with(Consumer<String> c) { c.accept("fake"); } void m(Optional<String> o) { with(s -> {}); o.ifPresent(s -> take(s)); }
            - own method of the name of a copy
            String trim(String a) { return System.getenv("x"); } void m() { take(trim("fake")); }
            """);

    private static Map<String, List<String>> arrived;

    @TempDir
    private static Path temp;

    @BeforeAll
    static void analyse() {
        arrived = CASES.analysed(temp);
    }

    static List<String> names() {
        return CASES.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void is_not_reported(String name) {
        assertThat(arrived.get(name)).isEmpty();
    }
}
