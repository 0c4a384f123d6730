package io.tierguard.jdbc.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a MySQL URL between {@code //} and the next slash: hosts, blocks, and who logs in. */
final class MysqlHosts {

    private static final String ENTRY = "[A-Za-z0-9.]+=(?:\\[[0-9A-Fa-f:.]+\\]|[^(),=%+@\\[\\]\\s\\\\]*)";
    private static final Pattern LIST_BLOCK = Pattern.compile("\\((" + ENTRY + "(?:," + ENTRY + ")*+)\\)");
    private static final Pattern ADDRESS_BLOCK =
            Pattern.compile("address=((?:\\(" + ENTRY + "\\))++)", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER = Pattern.compile("^[^@,()\\[\\]\\s\\\\]*@");

    /** A list in brackets of its own, which an address in brackets is not; nobody logs in inside of it. */
    private static final Pattern BRACKETED_LIST = Pattern.compile("\\[(?![0-9A-Fa-f:.]+\\])([^\\[\\]@]*)\\]");

    private MysqlHosts() {}

    /**
     * One host.
     *
     * @param host empty where the block or the parameters name it
     * @param port empty where the block or the parameters name it
     * @param block what stands in its own block, in order; empty where it has none
     */
    record Address(String host, String port, List<Part> block) {}

    /** One part of a block. */
    record Part(String key, String value) {
        @Override
        public String toString() {
            return "Part";
        }
    }

    static List<Address> read(Spelling spelling, String authority) {
        List<Address> addresses = new ArrayList<>();
        for (String element : elements(unbracketed(authority))) {
            addresses.add(address(spelling, USER.matcher(element).replaceFirst(""), addresses.size() + 1));
        }
        return addresses;
    }

    /** The same text for showing, without who logs in. */
    static String withoutUsers(String authority) {
        List<String> shown = new ArrayList<>();
        for (String element : elements(unbracketed(authority))) {
            String bare = USER.matcher(element).replaceFirst("");
            shown.add(bare.contains("(") ? "(…)" : bare);
        }
        return String.join(",", shown);
    }

    /** Each element as an authority of its own, with who logs in to all of them. */
    static List<String> single(String authority) {
        String inside = unbracketed(authority);
        String user = inside.equals(authority) ? "" : authority.substring(0, authority.indexOf('['));
        return elements(inside).stream().map(element -> user + element).toList();
    }

    /** The hosts of one list in brackets, without who logs in to all of them. */
    private static String unbracketed(String authority) {
        String bare = USER.matcher(authority).replaceFirst("");
        Matcher list = BRACKETED_LIST.matcher(bare);
        return list.matches() ? list.group(1) : authority;
    }

    /** Splits at the commas outside of brackets; an empty element is a host too. */
    private static List<String> elements(String authority) {
        List<String> elements = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                elements.add(authority.substring(start, i));
                start = i + 1;
            }
        }
        elements.add(authority.substring(start));
        return elements;
    }

    private static Address address(Spelling spelling, String element, int position) {
        Matcher list = LIST_BLOCK.matcher(element);
        if (list.matches()) {
            return block(list.group(1).split(",", 0));
        }
        Matcher address = ADDRESS_BLOCK.matcher(element);
        if (address.matches()) {
            String entries = address.group(1);
            return block(entries.substring(1, entries.length() - 1).split("\\)\\(", -1));
        }
        if (element.contains("%")) {
            throw spelling.unreadable(
                    "host " + position + " has a %, which the driver decodes", "write the host in plain characters");
        }
        boolean openPort = element.endsWith(":");
        Spelling.Place place =
                spelling.place(openPort ? element.substring(0, element.length() - 1) : element, position);
        if (openPort && !place.port().isEmpty()) {
            throw spelling.unreadable("host " + position + " has two ports", "write it as host:port");
        }
        return new Address(place.host(), place.port(), List.of());
    }

    private static Address block(String[] entries) {
        List<Part> parts = new ArrayList<>();
        for (String entry : entries) {
            Cut cut = Cut.at('=', entry);
            parts.add(new Part(cut.before(), cut.behind()));
        }
        return new Address("", "", parts);
    }
}
