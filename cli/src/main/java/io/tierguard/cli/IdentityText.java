package io.tierguard.cli;

import io.tierguard.internal.Printable;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.registry.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Which database it is, in the form that the queries of the documentation print: {@code engine=…,name=…,…}. */
final class IdentityText {

    private static final Pattern MEMBER = Pattern.compile("[a-z]{1,16}=[^=,]{1,256}");
    private static final Set<String> MYSQL = Set.of("mysql", "mariadb");
    private static final String H2 = "h2";
    private static final String NAME = "name";
    private static final String ENGINE = "engine";

    private IdentityText() {}

    static DatabaseIdentity parse(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String member : text.strip().split(",", -1)) {
            int value = member.indexOf('=');
            if (!MEMBER.matcher(member).matches()
                    || members.put(member.substring(0, value), member.substring(value + 1)) != null) {
                throw unreadable();
            }
        }
        String name = members.getOrDefault(NAME, "");
        members.remove(NAME);
        if (name.isEmpty() || !members.containsKey(ENGINE)) {
            throw unreadable();
        }
        return new DatabaseIdentity(name, members);
    }

    /**
     * Reads what an administrator told of a place.
     *
     * @throws MisuseException where it is told of another one
     */
    static DatabaseIdentity parse(String text, Endpoint place) {
        DatabaseIdentity told = parse(text);
        boolean otherName = place.database().value().stream().noneMatch(name -> name.equals(told.name()));
        String protocol = place.protocol().value().orElse("");
        boolean otherEngine =
                MYSQL.contains(protocol) ? !MYSQL.contains(told.engine()) : !protocol.equals(told.engine());
        // H2 knows a database by another name than its URL
        if (otherEngine || (otherName && !protocol.equals(H2))) {
            throw MisuseException.call("--identity tells of another database than the URL");
        }
        return told;
    }

    /** The same form. */
    static String of(DatabaseIdentity database) {
        StringJoiner members = new StringJoiner(",");
        database.bind().forEach((member, value) -> {
            members.add(Printable.line(member + "=" + value));
            if (member.equals(ENGINE)) {
                members.add(Printable.line(NAME + "=" + database.name()));
            }
        });
        return members.toString();
    }

    private static MisuseException unreadable() {
        return MisuseException.call("--identity is what the query of docs/markers.md prints, such as"
                + " engine=postgresql,name=orders,system=7412…,database=16384");
    }
}
