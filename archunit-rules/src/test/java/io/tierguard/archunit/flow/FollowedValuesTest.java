package io.tierguard.archunit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way that a literal can go and still be the same text at the sink. */
class FollowedValuesTest {

    private static final Cases CASES = Cases.of("""
            - local
            void m() { String a = FAKE; String b = a; take(b); }
            - static field
            static String f = FAKE; void m() { take(f); }
            - static final field made by a call
            static final String F = new String(FAKE); void m() { take(F); }
            - instance field
            private String f = FAKE; void m() { take(f); }
            - inherited field
            static class Up { protected String f = FAKE; } static class Down extends Up { void m() { take(f); } }
            - field of the constructor argument
            private final String f; CaseFieldOfTheConstructorArgument(String f) { this.f = f; }
            void m() { take(f); } static void n() { new CaseFieldOfTheConstructorArgument(FAKE).m(); }
            - constructor chain
            private final String f; CaseConstructorChain() { this(FAKE, 1); } CaseConstructorChain(String f, int n) { this.f = f; }
            void m() { take(f); }
            - super constructor
            static class Up { final String f; Up(String f) { this.f = f; } String get() { return f; } }
            static class Down extends Up { Down() { super(FAKE); } } void m() { take(new Down().get()); }
            - static block
            static String f; static { String a = FAKE; f = a.trim(); } void m() { take(f); }
            - record
            record Pair(int a, String b) {} void m() { Pair p = new Pair(1, FAKE); take(p.b()); }
            - record through methods
            record Pair(String a, String b) {} Pair pair() { return new Pair("user", FAKE); } void m() { use(pair()); }
            void use(Pair p) { take(p.b()); }
            - enum argument
            enum Kind { ONE(FAKE); final String f; Kind(String f) { this.f = f; } String get() { return f; } }
            void m(Kind kind) { take(kind.get()); }
            - inner class
            class Inner { String f = FAKE; } void m() { take(new Inner().f); }
            - captured by an anonymous class
            void m() { String a = FAKE.trim(); Runnable r = new Runnable() { public void run() { take(a); } }; r.run(); }
            - array element
            void m() { String[] a = {"x", FAKE}; take(a[1]); }
            - array by parameter
            void fill(String[] a) { a[0] = FAKE; } void m() { String[] a = new String[1]; fill(a); take(a[0]); }
            - array of arrays
            void m() { String[][] a = {{FAKE}}; take(a[0][0]); }
            - array field
            static final String[] A = {FAKE, "x"}; void m() { take(A[0]); }
            - array clone
            void m() { char[] a = FAKE.toCharArray(); take(a.clone()); }
            - array copy
            void m() { byte[] a = FAKE.getBytes(); take(Arrays.copyOf(a, 16)); }
            - array copy of range
            void m() { take(Arrays.copyOfRange(FAKE.getBytes(StandardCharsets.UTF_8), 0, 16)); }
            - copied array
            void m() { byte[] from = FAKE.getBytes(); byte[] to = new byte[16]; System.arraycopy(from, 0, to, 0, 16); take(to); }
            - characters copied out
            void m() { char[] to = new char[12]; FAKE.getChars(0, 12, to, 0); take(to); }
            - list
            void m() { List<String> a = new ArrayList<>(); a.add("x"); a.add(FAKE); take(a.get(1)); }
            - list of
            void m() { take(List.of(FAKE).get(0)); }
            - array as list
            void m() { take(Arrays.asList(FAKE, "x").get(0)); }
            - list field
            private final List<String> a = new ArrayList<>(); void n() { a.add(FAKE); } void m() { take(a.get(0)); }
            - list by parameter
            void fill(List<String> a) { a.add(FAKE); } void m() { List<String> a = new ArrayList<>(); fill(a); take(a.get(0)); }
            - list by parameter twice
            void fill(List<String> a) { more(a); } void more(List<String> a) { a.add(FAKE); }
            void m() { List<String> a = new ArrayList<>(); fill(a); take(a.get(0)); }
            - list of a method
            List<String> make() { List<String> a = new ArrayList<>(); a.add(FAKE); return a; } void m() { take(make().get(0)); }
            - list that is copied
            void m() { List<String> a = new ArrayList<>(List.of(FAKE)); take(a.iterator().next()); }
            - list that is added
            void m() { List<String> a = new ArrayList<>(); a.addAll(List.of(FAKE)); for (String s : a) { take(s); } }
            - collections add all
            void m() { List<String> a = new ArrayList<>(); Collections.addAll(a, FAKE); take(a.get(0)); }
            - map
            void m() { Map<String, String> a = new HashMap<>(); a.put("user", "x"); a.put("key", FAKE); take(a.get("key")); }
            - map of
            void m() { take(Map.of("user", "x", "key", FAKE).get("key")); }
            - map entries
            void m() { for (Map.Entry<String, String> e : Map.of("key", FAKE).entrySet()) { take(e.getValue()); } }
            - map of entries
            void m() { take(Map.ofEntries(Map.entry("user", "x"), Map.entry("key", FAKE)).get("key")); }
            - map keys
            void m() { for (String key : Map.of(FAKE, 1).keySet()) { take(key); } }
            - map through a getter
            private final Map<String, String> a = new HashMap<>(); Map<String, String> all() { return a; }
            void n() { all().put("key", FAKE); } void m() { take(a.get("key")); }
            - map of lists
            void m() { Map<String, List<String>> a = new HashMap<>(); a.put("k", List.of(FAKE)); take(a.get("k").get(0)); }
            - compute if absent
            void m() { Map<String, String> a = new HashMap<>(); take(a.computeIfAbsent("k", k -> FAKE)); }
            - simple entry
            void m() { take(new AbstractMap.SimpleEntry<>("user", FAKE).getValue()); }
            - set
            void m() { Set<String> a = new LinkedHashSet<>(); a.add(FAKE); for (String s : a) { take(s); } }
            - deque
            void m() { Deque<String> a = new ArrayDeque<>(); a.push(FAKE); take(a.pop()); }
            - queue
            void m() { Queue<String> a = new LinkedList<>(); a.offer(FAKE); take(a.poll()); }
            - properties
            void m() { Properties p = new Properties(); p.setProperty("key", FAKE); take(p.getProperty("key")); }
            - properties with default
            void m(Properties p) { take(p.getProperty("key", FAKE)); }
            - system property with default
            void m() { take(System.getProperty("key", FAKE)); }
            - get or default
            void m(Map<String, String> a) { take(a.getOrDefault("key", FAKE)); }
            - env or default
            void m() { String a = System.getenv("KEY"); take(a == null ? FAKE : a); }
            - optional of
            void m() { take(Optional.of(FAKE).get()); }
            - optional or else
            void m(Optional<String> a) { take(a.orElse(FAKE)); }
            - optional or else get
            void m(Optional<String> a) { take(a.orElseGet(() -> FAKE)); }
            - optional map
            void m() { take(Optional.of(FAKE).map(s -> s.trim()).orElseThrow()); }
            - optional if present
            void m() { Optional.of(FAKE).ifPresent(s -> take(s)); }
            - optional if present by reference
            void m() { Optional.of(FAKE).map(String::trim).ifPresent(s -> take(s)); }
            - require non null else
            void m(String a) { take(Objects.requireNonNullElse(a, FAKE)); }
            - require non null else get
            void m(String a) { take(Objects.requireNonNullElseGet(a, () -> FAKE)); }
            - require non null
            void m() { take(Objects.requireNonNull(FAKE, "message")); }
            - atomic reference
            void m() { AtomicReference<String> a = new AtomicReference<>(FAKE); take(a.get()); }
            - atomic reference that is set
            final AtomicReference<String> a = new AtomicReference<>(); void n() { a.set(FAKE); } void m() { take(a.get()); }
            - thread local
            static final ThreadLocal<String> A = ThreadLocal.withInitial(() -> FAKE); void m() { take(A.get()); }
            - future
            void m() { take(CompletableFuture.supplyAsync(() -> FAKE).join()); }
            - stream
            void m() { take(Stream.of(FAKE).filter(s -> s.length() > 2).map(String::trim).findFirst().get()); }
            - stream that is joined
            void m() { take(Stream.of("fake-", "value-1").collect(Collectors.joining())); }
            - stream of a list
            void m() { List.of(FAKE).stream().map(s -> s.trim()).forEach(s -> take(s)); }
            - builder
            void m() { StringBuilder a = new StringBuilder(); a.append("fake-"); a.append("value-1"); take(a.toString()); }
            - builder in a chain
            void m() { take(new StringBuilder("fake-").append("value").append('-').append(1).toString()); }
            - buffer with insert
            void m() { StringBuffer a = new StringBuffer("value-1"); a.insert(0, "fake-"); take(a.toString()); }
            - string writer
            void m() { StringWriter a = new StringWriter(); a.write(FAKE); take(a.toString()); }
            - concatenation
            static final String A = new String("fake-"); void m() { take(A + "value-1"); }
            - concatenation with a character
            char dash() { return '-'; } void m() { take("fake" + dash() + "value" + dash() + 1); }
            - concat
            void m() { take("fake-".concat("value-1")); }
            - grown text
            void m() { String a = new String("fake-"); a += "value"; a += new String("-1"); take(a); }
            - join
            void m() { take(String.join("", "fake-", "value-1")); }
            - format
            void m() { take(String.format("fake-%s-%d", "value", 1)); }
            - formatted
            void m() { take("fake-%s".formatted(new String("value-1"))); }
            - message format
            void m() { take(MessageFormat.format("fake-{0}", "value-1")); }
            - ternary
            void m(boolean a, String b) { take(a ? b : FAKE); }
            - switch
            void m(int a, String b) { take(switch (a) { case 1 -> FAKE; default -> b; }); }
            - loop
            void m(int n) { String a = null; for (int i = 0; i < n; i++) { if (i == 3) { a = FAKE; } } take(a); }
            - try finally
            void m() { String a = null; try { a = FAKE; Thread.sleep(1); } catch (Exception e) { a = null; } finally { take(a); } }
            - supplier
            void m() { Supplier<String> s = () -> FAKE; take(s.get()); }
            - supplier by parameter
            void with(Supplier<String> s) { take(s.get()); } void m() { with(() -> FAKE); }
            - supplier by reference
            static String secret() { return FAKE; } void m() { Supplier<String> s = CaseSupplierByReference::secret; take(s.get()); }
            - supplier in a field
            private final Supplier<String> s = () -> FAKE; void m() { take(s.get()); }
            - lambda that captures
            void m() { String a = FAKE.trim(); Runnable r = () -> take(a); r.run(); }
            - lambda parameter
            void with(Consumer<String> c) { c.accept(FAKE); } void m() { with(s -> take(s)); }
            - lambda parameter of an own interface
            interface Use { void use(int n, String s); } void with(Use u) { u.use(1, FAKE); } void m() { with((n, s) -> take(s)); }
            - lambda parameter in a field
            private final Consumer<String> c = s -> take(s); void m() { c.accept(FAKE); }
            - method reference as a sink
            void own(String s) { take(s); } void with(Consumer<String> c) { c.accept(FAKE); } void m() { with(this::own); }
            - function that is applied
            void m() { Function<String, String> f = s -> s.trim(); take(f.apply(FAKE)); }
            - interface
            interface Source { String get(); } static class One implements Source { public String get() { return FAKE; } }
            void m(Source s) { take(s.get()); }
            - implemented supplier
            static class One implements Supplier<String> { public String get() { return FAKE; } } void m(Supplier<String> s) { take(s.get()); }
            - abstract class
            static abstract class Source { abstract String get(); void m() { take(get()); } }
            static class One extends Source { String get() { return FAKE; } }
            - default method
            interface Source { default String get() { return FAKE; } } static class One implements Source {} void m(One s) { take(s.get()); }
            - generic interface
            interface Source<T> { T get(T t); } static class One implements Source<String> { public String get(String s) { return FAKE; } }
            void m(Source<String> s) { take(s.get("x")); }
            - getter and setter
            static class Conf { private String f; void setF(String f) { this.f = f; } String getF() { return f; } }
            void m() { Conf c = new Conf(); c.setF(FAKE); take(c.getF()); }
            - builder of a class
            static class Conf { final String user; final String f; Conf(B b) { user = b.user; f = b.f; }
              static class B { String user; String f; B user(String s) { user = s; return this; } B f(String s) { f = s; return this; } Conf build() { return new Conf(this); } } }
            void m() { Conf c = new Conf.B().user("x").f(FAKE).build(); take(c.f); }
            - varargs
            void all(String... a) { take(a[1]); } void m() { all("x", FAKE); }
            - through many methods
            void a(String s) { b(s); } void b(String s) { c(s); } void c(String s) { d(s); } void d(String s) { e(s); }
            void e(String s) { f(s); } void f(String s) { take(s); } void m() { a(FAKE); }
            - out of many methods
            String a() { return b(); } String b() { return c(); } String c() { return d(); } String d() { return e(); } String e() { return FAKE; }
            void m() { take(a()); }
            - through an identity
            String same(String s) { return s; } void m() { take(same(same(same(FAKE)))); }
            - recursion
            String down(int n, String s) { return n == 0 ? s : down(n - 1, s); } void m() { take(down(3, FAKE)); }
            - value of
            void m() { take(String.valueOf(FAKE.toCharArray())); }
            - value of an object
            void m() { Object a = FAKE; take(String.valueOf(a)); }
            - changes of case
            void m() { take(FAKE.toLowerCase(Locale.ROOT).strip().substring(0).replace('x', 'y').intern()); }
            - split
            void m() { take(FAKE.split(":")[0]); }
            - bytes and back
            void m() { take(new String(FAKE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray()); }
            - byte array
            void m() { take(new byte[] {102, 97, 107, 101, 45, 118, 97, 108, 117, 101, 45, 49}); }
            - char array in a field
            private static final char[] A = {'f', 'a', 'k', 'e', '-', 'v', 'a', 'l', 'u', 'e', '-', '1'}; void m() { take(A); }
            - text of a char array
            void m() { take(new String(new char[] {'f', 'a', 'k', 'e', '-', 'v', 'a', 'l', 'u', 'e', '-', '1'})); }
            - decoded
            void m() { take(Base64.getDecoder().decode(FAKE)); }
            - encoded
            void m() { take(Base64.getEncoder().encodeToString(FAKE.getBytes())); }
            - hexadecimal
            void m() { take(HexFormat.of().parseHex(FAKE)); }
            - byte buffer
            void m() { take(ByteBuffer.wrap(FAKE.getBytes()).array()); }
            - filled byte buffer
            void m() { ByteBuffer a = ByteBuffer.allocate(16); a.put(FAKE.getBytes()); take(a.array()); }
            - encoded buffer
            void m() { take(StandardCharsets.UTF_8.encode(CharBuffer.wrap(FAKE)).array()); }
            - read out of a buffer
            void m() { byte[] a = new byte[12]; ByteBuffer.wrap(FAKE.getBytes()).get(a); take(a); }
            - big integer
            void m() { take(new BigInteger(FAKE, 16).toByteArray()); }
            - big integer of bytes
            void m() { take(new BigInteger(1, FAKE.getBytes())); }
            - digest
            void m() throws Exception { take(java.security.MessageDigest.getInstance("SHA-256").digest(FAKE.getBytes())); }
            - fed digest
            void m() throws Exception { java.security.MessageDigest a = java.security.MessageDigest.getInstance("SHA-256"); a.update(FAKE.getBytes()); take(a.digest()); }
            - stream of bytes
            void m() throws Exception { take(new DataInputStream(new ByteArrayInputStream(FAKE.getBytes())).readUTF()); }
            - reader
            void m() throws Exception { take(new BufferedReader(new StringReader(FAKE)).readLine()); }
            - read fully
            void m() throws Exception { byte[] a = new byte[12]; new DataInputStream(new ByteArrayInputStream(FAKE.getBytes())).readFully(a); take(a); }
            - scanner
            void m() { take(new Scanner(FAKE).nextLine()); }
            - serialised
            void m() throws Exception { ByteArrayOutputStream o = new ByteArrayOutputStream(); new ObjectOutputStream(o).writeObject(FAKE);
            take((String) new ObjectInputStream(new ByteArrayInputStream(o.toByteArray())).readObject()); }
            - callable
            void m() throws Exception { Callable<String> c = () -> FAKE; take(c.call()); }
            - uri
            void m() { take(java.net.URI.create(FAKE).toString()); }
            - url
            void m() throws Exception { take(new java.net.URL(FAKE)); }
            - request
            void m() { take(java.net.http.HttpRequest.newBuilder(java.net.URI.create(FAKE)).GET().build()); }
            - request with uri
            void m() { take(java.net.http.HttpRequest.newBuilder().uri(java.net.URI.create(FAKE)).build()); }
            - socket address
            void m() { take(new java.net.InetSocketAddress(FAKE, 80)); }
            - loop over an array
            void m() { for (String s : new String[] {FAKE, "x"}) { take(s); } }
            - loop over a list
            void m() { for (String s : Arrays.asList(FAKE, "x")) { take(s); } }
            - constant of an interface
            interface Keys { String KEY = FAKE.trim(); } void m() { take(Keys.KEY); }
            - singleton
            static class Conf { static final Conf ONE = new Conf(FAKE); private final String f; private Conf(String f) { this.f = f; } static Conf get() { return ONE; } String f() { return f; } }
            void m() { take(Conf.get().f()); }
            - nested record
            record Login(String user, String f) {} record Conf(String url, Login login) {}
            void m() { take(new Conf("url", new Login("u", FAKE)).login().f()); }
            - object out of a list
            record Login(String user, String f) {} void m() { for (Login l : List.of(new Login("u", FAKE))) { take(l.f()); } }
            - object out of a map
            record Login(String user, String f) {} final Map<String, Login> all = new HashMap<>();
            void n() { all.put("a", new Login("u", FAKE)); } void m() { take(all.get("a").f()); }
            - object by an interface
            interface Conf { String f(); } record One(String f) implements Conf {} void m() { Conf c = new One(FAKE); take(c.f()); }
            - object by a factory
            static class Conf { final String f; Conf(String f) { this.f = f; } static Conf of(String f) { return new Conf(f); } }
            void m() { take(Conf.of(FAKE).f); }
            - object by a parameter
            static class Conf { final String f; Conf(String f) { this.f = f; } } void use(Conf c) { more(c); } void more(Conf c) { take(c.f); }
            void m() { use(new Conf(FAKE)); }
            - object that is set later
            static class Conf { String f; } void fill(Conf c) { c.f = FAKE; } void m() { Conf c = new Conf(); fill(c); take(c.f); }
            - object that sets itself
            static class Conf { String f; Conf() { init(); } void init() { f = FAKE; } } void m() { take(new Conf().f); }
            - object of a subclass
            static class Up { final String f; Up(String f) { this.f = f; } } static class Down extends Up { Down(String a) { super(a + "-1"); } }
            void m() { take(new Down("fake-value").f); }
            - object of a lambda
            record Conf(String f) {} void m() { Supplier<Conf> s = () -> new Conf(FAKE); take(s.get().f()); }
            - object in a stream
            record Conf(String f) {} void m() { Stream.of(new Conf(FAKE)).map(Conf::f).forEach(s -> take(s)); }
            - optional field
            record Conf(Optional<String> f) {} void m() { take(new Conf(Optional.of(FAKE)).f().get()); }
            - nested lambdas
            void with(Function<String, Supplier<String>> f) { take(f.apply(FAKE).get()); } void m() { with(s -> () -> s); }
            - runnable of an executor
            void m(ExecutorService e) { String a = FAKE.trim(); e.submit(() -> take(a)); }
            - callback of a template
            static abstract class Template { void run() { use(FAKE); } abstract void use(String s); }
            void m() { new Template() { void use(String s) { take(s); } }.run(); }
            - try with resources
            void m() throws Exception { try (StringReader r = new StringReader(FAKE); BufferedReader b = new BufferedReader(r)) { take(b.readLine()); } }
            - pattern matching
            void m() { Object a = FAKE; if (a instanceof String s && s.length() > 2) { take(s); } }
            - synchronized lazy field
            private static String f; static synchronized String get() { if (f == null) { f = FAKE; } return f; } void m() { take(get()); }
            - array through a varargs list
            void all(List<String> a) { take(a.get(1)); } void m() { all(Arrays.asList("x", FAKE)); }
            - characters one by one in a list
            void m() { List<char[]> a = new ArrayList<>(); a.add(FAKE.toCharArray()); take(a.get(0)); }
            - reversed
            void m() { take(new StringBuilder(FAKE).reverse().reverse().toString()); }
            - builder that is handed on
            void fill(StringBuilder a) { a.append(FAKE); } void m() { StringBuilder a = new StringBuilder(); fill(a); take(a.toString()); }
            - builder field
            private final StringBuilder a = new StringBuilder(); void n() { a.append(FAKE); } void m() { take(a.toString()); }
            - print writer
            void m() { StringWriter a = new StringWriter(); PrintWriter w = new PrintWriter(a); w.print(FAKE); take(a.toString()); }
            - properties with a sub type
            static class Own extends Properties { Own() { put("key", FAKE); } } void m() { take(new Own().get("key")); }
            - properties by a method
            Properties make() { Properties p = new Properties(); p.put("user", "x"); p.put("key", FAKE); return p; } void m() { take(make().getProperty("key")); }
            - double brace
            void m() { Map<String, String> a = new HashMap<>() {{ put("key", FAKE); }}; take(a.get("key")); }
            - map with constant keys
            static final String KEY = "key"; void m() { Map<String, String> a = new HashMap<>(); a.put(KEY, FAKE); take(a.get(KEY)); }
            - map that is unmodifiable
            static final Map<String, String> A; static { Map<String, String> a = new HashMap<>(); a.put("key", FAKE); A = Collections.unmodifiableMap(a); }
            void m() { take(A.get("key")); }
            - collected map
            void m() { Map<String, String> a = Stream.of(FAKE).collect(Collectors.toMap(s -> "key", s -> s)); take(a.get("key")); }
            - byte stream
            void m() throws Exception { ByteArrayOutputStream o = new ByteArrayOutputStream(); o.write("fake-".getBytes()); o.write("value-1".getBytes()); take(o.toByteArray()); }
            - concatenated arrays
            void m() { byte[] a = FAKE.getBytes(); byte[] b = new byte[20]; System.arraycopy(a, 0, b, 4, 12); take(b); }
            - many callers
            void use(String s) { take(s); } void m() { use("a1"); use("a2"); use("a3"); use("a4"); use("a5"); use("a6"); use("a7"); use(FAKE); }
            - instances of one class
            record Conf(String user, String f) {} void use(Conf c) { take(c.f()); }
            void m() { use(new Conf("u", FAKE)); } void n(String s) { use(new Conf("u", s)); }
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
    void is_found(String name) {
        assertThat(arrived.get(name)).contains(Cases.VALUE);
    }
}
