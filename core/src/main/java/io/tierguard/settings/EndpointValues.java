package io.tierguard.settings;

import io.tierguard.guard.Target;
import io.tierguard.internal.JdbcScheme;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything in a value that a connection could be made to: what its text says, and what it was converted to. */
final class EndpointValues {

    private final Map<String, Target> targets = new LinkedHashMap<>();

    private EndpointValues() {}

    static Collection<Target> of(String text, @Nullable Object converted) {
        EndpointValues values = new EndpointValues();
        values.addText(text);
        values.add(converted);
        return values.targets.values();
    }

    private void add(@Nullable Object value) {
        if (value instanceof URI uri) {
            addUrl(uri.toString(), uri.getRawAuthority() != null);
        } else if (value instanceof URL url) {
            addUrl(
                    url.toString(),
                    url.getAuthority() != null && !url.getAuthority().isEmpty());
        } else if (value instanceof JdbcUrl url) {
            addUrl(url.text(), true);
        } else if (value instanceof HostPort hostPort) {
            targets.put(hostPort.toString(), Target.of(hostPort.endpoint()));
        } else if (value instanceof InetSocketAddress address) {
            addAddress(address);
        } else if (value instanceof SecretText secret) {
            addText(secret.reveal());
        } else if (value instanceof CharSequence text) {
            addText(text.toString());
        } else {
            addAll(value);
        }
    }

    private void addAll(@Nullable Object value) {
        if (value instanceof Object[] array) {
            for (Object element : array) {
                add(element);
            }
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::add);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        }
    }

    private void addText(String text) {
        addUrl(bare(text), false);
    }

    private void addUrl(String url, boolean certainly) {
        if (certainly || looksLikeEndpoint(url)) {
            targets.put(url, Target.of(url));
        }
    }

    private void addAddress(InetSocketAddress address) {
        String host = address.getHostString();
        String text = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
        try {
            HostPort hostPort = HostPort.parse(text);
            targets.put(hostPort.toString(), Target.of(hostPort.endpoint()));
        } catch (IllegalArgumentException e) {
            // a converter made what cannot be read: it may lead anywhere
            targets.put(text, Target.of(""));
        }
    }

    /** Whether a text is an endpoint whatever the type that holds it: {@code jdbc:}, or a scheme and an authority. */
    static boolean looksLikeEndpoint(String text) {
        return JdbcScheme.begins(text) || hasAuthority(text);
    }

    private static boolean hasAuthority(String text) {
        int slashes = text.indexOf("//");
        if (slashes < 2 || text.charAt(slashes - 1) != ':' || slashes + 2 == text.length()) {
            return false;
        }
        for (int i = 0; i < slashes; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !Character.isLetterOrDigit(c) && "+.-:".indexOf(c) < 0) {
                return false;
            }
        }
        return "/?#".indexOf(text.charAt(slashes + 2)) < 0;
    }

    /** Without what parsers of URLs drop at both ends. */
    static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isDropped(text.charAt(start))) {
            start++;
        }
        while (end > start && isDropped(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isDropped(char c) {
        return c <= 0x20 || c == '\uFEFF' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
