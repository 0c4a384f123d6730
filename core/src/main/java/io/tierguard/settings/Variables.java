package io.tierguard.settings;

import io.tierguard.identity.DotEnvFile;
import io.tierguard.internal.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The environment, found as settings name it: upper case, with {@code _} for whatever is no letter or digit. It keeps
 * which variables were read.
 */
final class Variables implements Indices {

    /** Names that steer SmallRye Config itself, and so could change what is read behind the check. */
    private static final Set<String> STEERING = Set.of("CONFIG_ORDINAL");

    private static final String STEERING_PREFIX = "SMALLRYE_CONFIG_";

    private final NavigableMap<String, List<Variable>> byName = new TreeMap<>();
    private final Set<String> read = new HashSet<>();

    /**
     * One variable.
     *
     * @param original the name that the environment gives it
     * @param value what it holds, secrets included
     * @param origin where it is set
     */
    record Variable(String original, String value, Origin origin) {
        /** Name and origin, for a message. */
        String place() {
            return Printable.line(original) + " (" + origin + ")";
        }

        @Override
        public String toString() {
            return place();
        }
    }

    /** @param dotEnv sets what the environment sets in no spelling */
    Variables(Map<String, String> environment, DotEnvFile dotEnv) {
        for (Map.Entry<String, String> real : new TreeMap<>(environment).entrySet()) {
            add(new Variable(real.getKey(), real.getValue(), Origin.ENVIRONMENT));
        }
        Set<String> real = Set.copyOf(byName.keySet());
        for (Map.Entry<String, String> entry : new TreeMap<>(dotEnv.values()).entrySet()) {
            String name = entry.getKey();
            if (!real.contains(normalise(name))) {
                add(new Variable(name, entry.getValue(), new Origin(Origin.Kind.DOT_ENV, dotEnv.origin(name))));
            }
        }
    }

    private void add(Variable variable) {
        String normal = normalise(variable.original());
        if (!STEERING.contains(normal) && !normal.startsWith(STEERING_PREFIX)) {
            List<Variable> spellings = byName.get(normal);
            if (spellings == null) {
                spellings = new ArrayList<>(1);
                byName.put(normal, spellings);
            }
            spellings.add(variable);
        }
    }

    /** The variable of a setting's path, such as {@code APP_PEERS_0__URL} for {@code app.peers[0].url}. */
    static String normalise(String path) {
        char[] out = path.toCharArray();
        for (int i = 0; i < out.length; i++) {
            char c = out[i];
            if (c >= 'a' && c <= 'z') {
                out[i] = (char) (c - 'a' + 'A');
            } else if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                out[i] = '_';
            }
        }
        return new String(out);
    }

    /** All variables of this name; more than one where they differ in case or punctuation. Marks them as read. */
    List<Variable> read(String name) {
        read.add(name);
        return byName.getOrDefault(name, List.of());
    }

    /** The variable that is spelled so and not otherwise. It counts as read from now on. */
    @Nullable
    Variable exactly(String name) {
        for (Variable variable : read(name)) {
            if (variable.original().equals(name)) {
                return variable;
            }
        }
        return null;
    }

    /** Marks a name and all below it as read, where one problem is enough for all of them. */
    void readAllOf(String name) {
        read.add(name);
        read.addAll(below(name + "_"));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    boolean hasBelow(String prefix) {
        String next = byName.higherKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    /** The names that begin so, and go on. */
    List<String> below(String prefix) {
        List<String> names = new ArrayList<>();
        String name = byName.higherKey(prefix);
        while (name != null && name.startsWith(prefix)) {
            names.add(name);
            name = byName.higherKey(name);
        }
        return names;
    }

    /** The indices that a list of groups has: {@code NAME_0__MEMBER}. */
    @Override
    public SortedSet<Integer> indices(String name) {
        SortedSet<Integer> found = new TreeSet<>();
        String begin = name + "_";
        for (String variable : below(begin)) {
            String rest = variable.substring(begin.length());
            int index = index(rest);
            int end = rest.indexOf('_') + 1;
            if (index >= 0 && rest.startsWith("_", end) && rest.length() > end + 1) {
                found.add(index);
            }
        }
        return found;
    }

    /** The number that a text begins with, of one to four digits and before a {@code _}; else -1. */
    static int index(String rest) {
        int end = rest.indexOf('_');
        if (end < 1 || end > 4) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < end; i++) {
            char c = rest.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            index = 10 * index + c - '0';
        }
        return index;
    }

    String firstValue(String name) {
        return first(name).value();
    }

    /** The name as the environment has it, for a message. */
    String original(String name) {
        return Printable.line(first(name).original());
    }

    /** Where a name is set. */
    Origin origin(String name) {
        return first(name).origin();
    }

    /** The first spelling of a name with its origin, for a message. */
    String place(String name) {
        return first(name).place();
    }

    private Variable first(String name) {
        List<Variable> found = byName.get(name);
        return found == null ? new Variable(name, "", Origin.ENVIRONMENT) : found.get(0);
    }

    /** Every name that a setting goes by, set or not. */
    Set<String> names() {
        return Set.copyOf(read);
    }

    boolean isRead(String name) {
        return read.contains(name);
    }

    /** What is set, and nothing has read. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (String name : byName.keySet()) {
            if (!isRead(name)) {
                unread.add(name);
            }
        }
        return unread;
    }
}
