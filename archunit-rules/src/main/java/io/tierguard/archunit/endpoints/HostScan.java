package io.tierguard.archunit.endpoints;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.registry.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every piece of a text that may be a host: in URLs of any kind, before a port, behind an {@code @}, or in the middle of
 * a sentence. Whether it is one, and whose, the registry says.
 *
 * <p>A name of one label, and a number, are words as well: they count only where a host is expected.
 */
final class HostScan {

    private static final int LONGEST = 300;
    private static final int LONGEST_PORT = 5;
    private static final int LONGEST_REST = 1_000;
    private static final String DOTS = "\u3002\uFF0E\uFF61";
    private static final Set<String> KEYS = Set.of(
            "host",
            "hosts",
            "hostname",
            "hostaddr",
            "server",
            "servername",
            "addr",
            "address",
            "endpoint",
            "data source",
            "datasource");

    private final String text;
    private final List<NamedHost> hosts = new ArrayList<>();

    private HostScan(String text) {
        this.text = text;
    }

    static List<NamedHost> of(String text) {
        HostScan scan = new HostScan(PercentDecoding.of(text));
        scan.names();
        if (text.indexOf(':') >= 0) {
            scan.addresses();
        }
        return scan.hosts;
    }

    private void names() {
        int at = 0;
        while (at < text.length()) {
            if (!isHostPart(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && isHostPart(text.charAt(end))) {
                end++;
            }
            if (end - at <= LONGEST) {
                run(at, end);
            }
            at = end;
        }
    }

    private static boolean isHostPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '.'
                || c == '-'
                || c == '_'
                || c == Constant.UNKNOWN
                || c > 127
                        && (Character.isLetterOrDigit(c)
                                || Character.getType(c) == Character.NON_SPACING_MARK
                                || Character.isSurrogate(c)
                                || DOTS.indexOf(c) >= 0);
    }

    private void run(int from, int to) {
        String run = text.substring(from, to);
        for (int i = 0; i < DOTS.length(); i++) {
            run = run.replace(DOTS.charAt(i), '.');
        }
        if (run.indexOf(Constant.UNKNOWN) < 0) {
            boolean below = run.startsWith(".");
            name(below ? "x" + run : run, below, from, to);
            return;
        }
        String whole = trimmed(run);
        if (whole.indexOf('.') >= 0) {
            name(whole.replace(Constant.UNKNOWN, 'x'), true, from, to);
        }
        int begin = 0;
        for (int i = 0; i <= run.length(); i++) {
            if (i == run.length() || run.charAt(i) == Constant.UNKNOWN) {
                String piece = run.substring(begin, i);
                boolean cut = i < run.length() && (piece.endsWith(".") || piece.endsWith("-"));
                if (piece.indexOf('.') > 0 && !cut) {
                    name(piece, false, from + begin, from + i);
                }
                begin = i + 1;
            }
        }
    }

    /** What is joined behind a host is its path or port, more often than the rest of its name. */
    private static String trimmed(String run) {
        int end = run.length();
        while (end > 0 && run.charAt(end - 1) == Constant.UNKNOWN) {
            end--;
        }
        return run.substring(0, end);
    }

    private void name(String run, boolean open, int from, int to) {
        String name = run;
        while (name.endsWith(".") || name.endsWith("-")) {
            name = name.substring(0, name.length() - 1);
        }
        while (name.startsWith("-") || name.startsWith("_")) {
            name = name.substring(1);
        }
        if (name.isEmpty()) {
            return;
        }
        boolean expected = isExpected(from);
        Optional<Integer> port = port(to);
        boolean plain = name.indexOf('.') < 0 || isNumeric(name);
        if (plain && !expected && !(port.isPresent() && !isNumeric(name)) && !isAddress(name)) {
            return;
        }
        add(name, open, from, to, port);
    }

    private static boolean isNumeric(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Four parts: with more of them it is an object identifier, with fewer a version. */
    private static boolean isAddress(String name) {
        return isNumeric(name) && name.chars().filter(c -> c == '.').count() == 3;
    }

    private boolean isExpected(int from) {
        if (text.startsWith("//", from - 2) || from > 0 && text.charAt(from - 1) == '@') {
            return true;
        }
        if (from < 2 || text.charAt(from - 1) != '=') {
            return false;
        }
        int begin = from - 1;
        while (begin > 0 && (Character.isLetter(text.charAt(begin - 1)) || text.charAt(begin - 1) == ' ')) {
            begin--;
        }
        return KEYS.contains(text.substring(begin, from - 1).strip().toLowerCase(Locale.ROOT));
    }

    private Optional<Integer> port(int colon) {
        if (colon >= text.length() || text.charAt(colon) != ':') {
            return Optional.empty();
        }
        int end = colon + 1;
        while (end < text.length() && end - colon <= LONGEST_PORT + 1 && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - colon - 1;
        if (digits == 0 || digits > LONGEST_PORT) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1, end));
        return port >= 1 && port <= 65535 ? Optional.of(port) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** IPv6, in brackets or alone. */
    private void addresses() {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int colons = 0;
            while (end < text.length() && isAddressPart(text.charAt(end))) {
                colons += text.charAt(end) == ':' ? 1 : 0;
                end++;
            }
            if (colons >= 2 && end - at <= 45) {
                boolean bracketed =
                        at > 0 && text.charAt(at - 1) == '[' && end < text.length() && text.charAt(end) == ']';
                int behind = bracketed ? end + 1 : end;
                add(text.substring(at, end), false, bracketed ? at - 1 : at, behind, port(behind));
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isAddressPart(char c) {
        return c == ':' || c == '.' || c < 128 && Character.digit(c, 16) >= 0;
    }

    private void add(String name, boolean open, int from, int to, Optional<Integer> port) {
        Optional<Host> host = Host.parse(name);
        if (host.isPresent()) {
            int behind =
                    to + port.map(number -> String.valueOf(number).length() + 1).orElse(0);
            hosts.add(new NamedHost(host.get(), open, scheme(from), port, rest(behind)));
        }
    }

    /** The scheme of the URL whose authority this is in: {@code postgresql} of {@code jdbc:postgresql://user@}. */
    private String scheme(int from) {
        int slashes = from;
        while (slashes > 0 && from - slashes < LONGEST && isUserInfo(text.charAt(slashes - 1))) {
            slashes--;
        }
        if (!text.startsWith("://", slashes - 3)) {
            return "";
        }
        int end = slashes - 3;
        int begin = end;
        while (begin > 0 && end - begin < 30 && isSchemePart(text.charAt(begin - 1))) {
            begin--;
        }
        return text.substring(begin, end);
    }

    private static boolean isUserInfo(char c) {
        return c > ' ' && c != '/' && c != '"' && c != '\'' && c != '<' && c != '>';
    }

    private static boolean isSchemePart(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private String rest(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_REST && isUrlPart(text.charAt(end))) {
            end++;
        }
        return text.substring(Math.min(from, text.length()), end);
    }

    private static boolean isUrlPart(char c) {
        return c > ' ' && c < 127 && "\"'<>\\^`{|}()[]".indexOf(c) < 0;
    }
}
