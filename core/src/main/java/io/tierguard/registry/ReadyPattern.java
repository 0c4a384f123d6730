package io.tierguard.registry;

import io.tierguard.internal.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for one endpoint, ready for a line of the registry: host, port and database, never a path, whose parts may be
 * secrets. Of plain ASCII without blanks, quotes and backslashes, so that it passes any log unchanged.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param text as the registry spells it
 * @param identity equal for two spellings that the registry takes for one
 * @param loopback whether it is this machine or this process, which belong to development and test until a line says
 *     otherwise
 * @since 0.1
 */
public record ReadyPattern(String text, String identity, boolean loopback) {

    private static final String PLAIN = "-._~/:+,@!$*()";
    private static final int LONGEST = 1_000;

    /**
     * The narrowest pattern that speaks for an endpoint, whatever its path.
     *
     * @param endpoint what was to be reached
     * @return empty where no pattern can name it
     */
    public static Optional<ReadyPattern> of(Endpoint endpoint) {
        String behind = endpoint.database().value().map(ReadyPattern::encoded).orElse(null);
        if (endpoint.isLocal()) {
            return covering("local" + (behind == null ? "" : "/" + behind), endpoint);
        }
        String place = place(endpoint) + (behind == null ? "" : "/" + behind);
        String protocol = endpoint.protocol().orNull();
        Optional<ReadyPattern> plain = covering(place, endpoint);
        // where a path may be meant, some names of databases need the protocol to be taken for one
        return plain.isPresent() || protocol == null ? plain : covering(protocol + "://" + place, endpoint);
    }

    /**
     * Reads a pattern that {@link #of} may have written.
     *
     * @param text any text
     * @return empty where it is none, or names more than one host
     */
    public static Optional<ReadyPattern> parse(String text) {
        if (text.length() > LONGEST || !isPlain(text) || text.endsWith("/")) {
            return Optional.empty();
        }
        try {
            EndpointPattern pattern = PatternParser.parse(text);
            return switch (pattern.kind()) {
                case SUFFIX, CIDR -> Optional.empty();
                case NAME, ADDRESS, LOCALHOST, LOCAL ->
                    Optional.of(new ReadyPattern(text, pattern.identity(), isLoopback(pattern)));
            };
        } catch (InvalidPatternException e) {
            return Optional.empty();
        }
    }

    private static Optional<ReadyPattern> covering(String text, Endpoint endpoint) {
        return parse(text).filter(ready -> {
            try {
                EndpointPattern pattern = PatternParser.parse(text);
                return isSame(pattern, endpoint.host()) && pattern.fitsBesidesHost(endpoint);
            } catch (InvalidPatternException e) {
                return false;
            }
        });
    }

    private static boolean isSame(EndpointPattern pattern, Host host) {
        IpAddress address = host.judgedAddress();
        return switch (pattern.kind()) {
            case LOCAL -> host.isLocal();
            case ADDRESS -> address != null && address.text().equals(pattern.host());
            default -> address == null && !host.isLocal() && host.text().equals(pattern.host());
        };
    }

    private static boolean isLoopback(EndpointPattern pattern) {
        return switch (pattern.kind()) {
            case LOCALHOST, LOCAL -> true;
            case NAME -> pattern.host().endsWith(".localhost");
            default -> Host.parse(pattern.host()).map(Host::isLocalhost).orElse(false);
        };
    }

    /**
     * Host and port, with brackets where they are needed; the any-address as what is dialled for it.
     *
     * @param endpoint not a local one
     * @return such as {@code db.example.com:5432} or {@code [2001:db8::1]:443}
     */
    public static String place(Endpoint endpoint) {
        Host host = endpoint.host();
        String name = host.judgedAddress() == null
                ? host.text()
                : host.judgedAddress().text();
        @Nullable Integer port = endpoint.port().orNull();
        boolean brackets =
                name.indexOf(':') >= 0 && (port != null || endpoint.database().orNull() != null);
        return (brackets ? "[" + name + "]" : name) + (port == null ? "" : ":" + port);
    }

    /** Percent-encoded, but for what neither a pattern, nor YAML in quotes, nor a log changes. */
    private static String encoded(String database) {
        StringBuilder out = new StringBuilder(database.length());
        byte[] bytes = database.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean protocol = c == ':' && i + 1 < bytes.length && bytes[i + 1] == '/';
            if (isPlain(c) && !protocol) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> isPlain((char) c) || c == '[' || c == ']' || c == '%');
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
