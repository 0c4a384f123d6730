package io.tierguard.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of an {@code Authorization} header: user and password of Basic (RFC 7617), the token of Bearer and kin. */
final class HeaderParts {

    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?:(?:proxy-)?authorization\\s{0,8}[:=]\\s{0,8})?(basic|bearer|token|apikey|api-key)\\s{1,8}(\\S+)");

    private HeaderParts() {}

    static void find(String text, SecretParts parts) {
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            return;
        }
        String credentials = header.group(2);
        if (header.group(1).equalsIgnoreCase("basic")) {
            basic(credentials, parts);
        } else {
            parts.add("", credentials);
        }
    }

    private static void basic(String credentials, SecretParts parts) {
        String login;
        try {
            byte[] bytes = Base64.getDecoder().decode(credentials);
            login = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            parts.add("", credentials);
            return;
        }
        int colon = login.indexOf(':');
        String password = login.substring(colon + 1);
        // an API key stands for the user, and the password is left empty
        boolean userIsKey = colon > 0 && password.isEmpty();
        parts.add(
                userIsKey || colon < 0 ? "" : login.substring(0, colon),
                userIsKey ? login.substring(0, colon) : password);
    }
}
