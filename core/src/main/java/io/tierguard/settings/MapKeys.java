package io.tierguard.settings;

import java.util.Locale;
import java.util.Optional;

/** The keys of maps, as the names of variables spell them. */
final class MapKeys {

    private MapKeys() {}

    /** {@code TEAM} is {@code team}; {@code _MY_KEY_} is {@code "my.key"}; of anything else the key cannot be told. */
    static Optional<String> of(String rest) {
        if (rest.length() > 2 && rest.startsWith("_") && rest.endsWith("_")) {
            String inside = rest.substring(1, rest.length() - 1);
            return Optional.of('"' + inside.toLowerCase(Locale.ROOT).replace('_', '.') + '"');
        }
        boolean plain = !rest.isEmpty() && rest.indexOf('_') < 0;
        return plain ? Optional.of(rest.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
