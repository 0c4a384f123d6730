package io.tierguard.jdbc;

import io.tierguard.guard.Target;
import io.tierguard.jdbc.marker.MarkerEngine;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a database may take to say who it is: no longer than a login may, where somebody says how long that is. */
final class LoginTimeout {

    /** A database that takes longer to tell one row is not one to work with. */
    private static final int LONGEST_SECONDS = 10;

    private static final String NAME = "loginTimeout";

    /** As drivers take it in a URL, in whole seconds. */
    private static final Pattern IN_URL =
            Pattern.compile("[?&;:]" + NAME + "=([0-9]{1,5})(?![^&;])", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private LoginTimeout() {}

    /** The shortest that the URL, the properties or the driver manager names; zeros name none. */
    static Duration of(Target target) {
        OptionalInt shortest = shortest(target);
        return shortest.isEmpty()
                ? MarkerEngine.PATIENCE
                : Duration.ofSeconds(Math.min(shortest.getAsInt(), LONGEST_SECONDS));
    }

    private static OptionalInt shortest(Target target) {
        int shortest = shorter(Integer.MAX_VALUE, DriverManager.getLoginTimeout());
        Matcher named = IN_URL.matcher(target.url());
        while (named.find()) {
            shortest = shorter(shortest, Integer.parseInt(named.group(1)));
        }
        for (Map.Entry<String, String> property : target.properties().entrySet()) {
            boolean isIt = NAME.equalsIgnoreCase(property.getKey());
            String value = property.getValue();
            if (isIt && SECONDS.matcher(value).matches()) {
                shortest = shorter(shortest, Integer.parseInt(value));
            }
        }
        return shortest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(shortest);
    }

    private static int shorter(int shortest, int seconds) {
        return seconds > 0 && seconds < shortest ? seconds : shortest;
    }
}
