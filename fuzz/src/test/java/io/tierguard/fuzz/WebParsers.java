package io.tierguard.fuzz;

import io.tierguard.registry.Host;
import java.net.IDN;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Host and port of a URL as the parsers of clients find them. */
final class WebParsers {

    /** What a parser writes for bytes that are no text: no name server knows such a name. */
    private static final char BROKEN = '\uFFFD';

    private WebParsers() {}

    /** By parser; what takes the URL for none is left out. */
    @SuppressWarnings("deprecation")
    static Map<String, String> found(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            URI uri = new URI(url);
            put(found, "java.net.URI", uri.getScheme(), uri.getHost(), uri.getPort());
        } catch (URISyntaxException e) {
            // takes it for none
        }
        try {
            URL parsed = new URL(url);
            put(found, "java.net.URL", parsed.getProtocol(), parsed.getHost(), parsed.getPort());
        } catch (MalformedURLException e) {
            // takes it for none
        }
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed != null) {
            put(found, "OkHttp", parsed.scheme(), parsed.host(), parsed.port());
        }
        return found;
    }

    private static void put(
            Map<String, String> found, String parser, @Nullable String scheme, @Nullable String host, int port) {
        if (scheme == null || host == null || host.isEmpty() || host.indexOf(BROKEN) >= 0) {
            return;
        }
        String standard = scheme.toLowerCase(Locale.ROOT).equals("https") ? "443" : "80";
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        found.put(
                parser,
                Host.parse(bare).map(Host::text).orElseGet(() -> encoded(bare)) + " " + (port < 0 ? standard : port));
    }

    /** A name that a parser decoded by itself, so that it is no spelling of a user's. */
    private static String encoded(String name) {
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            return "no host: " + name;
        }
    }
}
