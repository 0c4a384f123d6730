package io.tierguard.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which line speaks, by the sentences of the registry's documentation and nothing else: every line is looked at for every
 * question. It shares no code with the matcher that it checks.
 */
public final class ReferenceMatcher {

    /** The owner that the built-in lines have. */
    public static final String BUILT_IN = "development, test";

    private final List<Line> lines;

    /**
     * A line of the file.
     *
     * @param protocol or null
     * @param host as in the file, without brackets
     * @param port or null
     * @param resource database or path without its first slash, or null
     * @param owner the key
     */
    public record Line(
            @Nullable String protocol,
            String host,
            @Nullable Integer port,
            @Nullable String resource,
            String owner) {

        /** The pattern as the file has it. */
        public String pattern() {
            boolean brackets = host.contains(":") && !host.contains("/");
            return (protocol == null ? "" : protocol + "://")
                    + (brackets ? "[" + host + "]" : host)
                    + (port == null ? "" : ":" + port)
                    + (resource == null ? "" : "/" + resource);
        }

        /** Equal where the file may hold only one of both. */
        public String identity() {
            boolean http =
                    protocol != null && List.of("http", "https", "ws", "wss").contains(protocol);
            String name = resource == null || http ? resource : resource.toLowerCase(Locale.ROOT);
            return ("mariadb".equals(protocol) ? "mysql" : protocol) + " " + host + " " + port + " " + name;
        }
    }

    /** A part of a target: told, left open, or not visible. */
    public record Part<T>(@Nullable T value, boolean open) {
        /** A value. */
        public static <T> Part<T> of(T value) {
            return new Part<>(value, false);
        }

        boolean missing() {
            return value == null;
        }
    }

    /**
     * What is asked about. Exactly one of database and path is null, except for a socket, where both are missing.
     *
     * @param host a name, an address, or local
     */
    public record Question(
            Part<String> protocol,
            String host,
            Part<Integer> port,
            @Nullable Part<String> database,
            @Nullable Part<String> path) {

        /** The same at another host. */
        public Question at(String other) {
            return new Question(protocol, other, port, database, path);
        }

        /** Whether a part is left to the driver or the server. */
        public boolean open() {
            return protocol.open() || port.open() || database != null && database.open() || path != null && path.open();
        }
    }

    public ReferenceMatcher(List<Line> lines) {
        this.lines = lines;
    }

    /** The outcomes, most telling first; empty stands for nobody. */
    public List<Optional<Line>> outcomes(Question question) {
        List<Line> fitting = new ArrayList<>(lines.stream()
                .filter(line -> fitsHost(line, question.host()) && fitsRest(line, question))
                .sorted(MOST_TELLING_FIRST)
                .toList());
        int ofTheFile = fitting.size();
        if (builtInSpeaks(question)) {
            String host = question.host().equals("local") ? "local" : "localhost";
            fitting.add(new Line(null, host, null, null, BUILT_IN));
        }
        List<Optional<Line>> outcomes = new ArrayList<>();
        for (Line line : fitting) {
            boolean builtIn = fitting.indexOf(line) >= ofTheFile;
            if (builtIn && question.port().missing() && nobodyOnSomePort(question)) {
                outcomes.add(Optional.empty());
            }
            outcomes.add(Optional.of(line));
            if (!namesMissing(line, question)) {
                return outcomes;
            }
        }
        outcomes.add(Optional.empty());
        return outcomes;
    }

    /** A port that the file took from the built-in line, and gave to nobody who fits. */
    private boolean nobodyOnSomePort(Question question) {
        return lines.stream()
                .filter(line -> line.host().equals("localhost") && line.port() != null)
                .map(line -> new Question(
                        question.protocol(),
                        question.host(),
                        Part.of(line.port()),
                        question.database(),
                        question.path()))
                .anyMatch(onPort -> outcomes(onPort).contains(Optional.<Line>empty()));
    }

    private boolean builtInSpeaks(Question question) {
        if (question.host().equals("local")) {
            return lines.stream().noneMatch(line -> line.host().equals("local"));
        }
        return isLocalhost(question.host())
                && lines.stream()
                        .filter(line -> line.host().equals("localhost"))
                        .noneMatch(line -> line.port() == null
                                || line.port().equals(question.port().value()));
    }

    private static final Comparator<Line> MOST_TELLING_FIRST = Comparator.comparingInt(ReferenceMatcher::hostRank)
            .thenComparing(line -> -suffixLength(line))
            .thenComparing(line -> -prefixLength(line))
            .thenComparing(line -> line.port() == null)
            .thenComparing(
                    line -> line.resource() == null ? 0 : -line.resource().length())
            .thenComparing(line -> line.protocol() == null)
            // of two that both speak for a target, the one spelled as the target: that can only be the web socket's
            .thenComparing(line -> !List.of("ws", "wss").contains(String.valueOf(line.protocol())));

    private static int hostRank(Line line) {
        if (line.host().equals("localhost")) {
            return 4;
        }
        return line.host().contains("/") ? 3 : line.host().startsWith("*.") ? 2 : 1;
    }

    private static int suffixLength(Line line) {
        return line.host().startsWith("*.") ? line.host().length() : 0;
    }

    private static int prefixLength(Line line) {
        return line.host().contains("/") ? prefix(line.host()).length() : 0;
    }

    private static boolean fitsHost(Line line, String host) {
        if (host.equals("local") || line.host().equals("local")) {
            return line.host().equals(host);
        }
        if (line.host().equals("localhost")) {
            return isLocalhost(host);
        }
        if (line.host().startsWith("*.")) {
            return !isAddress(host) && host.endsWith(line.host().substring(1));
        }
        if (line.host().contains("/")) {
            boolean v4 = !line.host().contains(":") || line.host().startsWith("::ffff:");
            return isAddress(host)
                    && (bits(host).length() == 32) == v4
                    && bits(host).startsWith(prefix(line.host()));
        }
        return isAddress(host) && isAddress(line.host())
                ? bits(host).equals(bits(line.host()))
                : host.equals(line.host());
    }

    private static boolean fitsRest(Line line, Question question) {
        boolean port = line.port() == null
                || question.port().missing()
                || line.port().equals(question.port().value());
        return port && fitsProtocol(line, question) && fitsResource(line, question);
    }

    private static boolean fitsProtocol(Line line, Question question) {
        String spoken = question.protocol().value();
        if (line.protocol() == null || spoken == null || line.protocol().equals(spoken)) {
            return true;
        }
        return List.of("https wss", "http ws", "mysql mariadb", "mariadb mysql")
                .contains(line.protocol() + " " + spoken);
    }

    private static boolean fitsResource(Line line, Question question) {
        if (line.resource() == null) {
            return true;
        }
        if (question.database() != null) {
            String database = question.database().value();
            return database == null
                    || line.resource().toLowerCase(Locale.ROOT).equals(database.toLowerCase(Locale.ROOT));
        }
        if (question.path() == null || question.path().missing()) {
            return question.path() != null;
        }
        List<String> wanted = segments(line.resource());
        List<String> asked = segments(String.valueOf(question.path().value()));
        return asked.size() >= wanted.size() && asked.subList(0, wanted.size()).equals(wanted);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static boolean namesMissing(Line line, Question question) {
        boolean resourceMissing =
                question.database() != null && question.database().missing()
                        || question.path() != null && question.path().missing();
        return line.protocol() != null && question.protocol().missing()
                || line.port() != null
                        && question.port().missing()
                        && !question.host().equals("local")
                || line.resource() != null && resourceMissing;
    }

    private static boolean isLocalhost(String host) {
        if (isAddress(host)) {
            String loopback =
                    host.contains(":") ? bits("::1") : bits("127.0.0.0").substring(0, 8);
            return bits(host).startsWith(loopback);
        }
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static String prefix(String block) {
        int slash = block.indexOf('/');
        int length = Integer.parseInt(block.substring(slash + 1));
        boolean mapped = block.startsWith("::ffff:");
        return bits(block.substring(0, slash)).substring(0, mapped ? length - 96 : length);
    }

    /** The any-address is dialled as loopback; a mapped address is the IPv4 one, which Java makes of it by itself. */
    private static String bits(String address) {
        String judged = address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "::1" : address;
        StringBuilder bits = new StringBuilder();
        try {
            for (byte b : InetAddress.getByName(judged).getAddress()) {
                bits.append(Integer.toBinaryString(256 + (b & 255)).substring(1));
            }
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
        return bits.toString();
    }
}
