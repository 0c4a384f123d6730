package io.tierguard.cli;

import io.tierguard.internal.Printable;
import io.tierguard.registry.ReadyPattern;
import io.tierguard.registry.Rule;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a log tells of what would be refused: each endpoint once, with everyone who reached it. */
final class Observations {

    /** What a registry calls an endpoint of nobody, and one of another. */
    private static final String UNKNOWN = "TG-2002";

    private static final String FOREIGN = "TG-2001";

    private static final int MOST = 100_000;
    private static final int MOST_NAMES = 50;

    /** Of all names together, so that a registry of them can be read, and memory is bounded whatever a log holds. */
    private static final int MOST_CHARACTERS = 8 << 20;

    /** No pattern is longer, and nobody reads more. */
    private static final int LONGEST = 1_000;

    private final Map<String, Reached> endpoints = new TreeMap<>();
    private final Map<String, Long> others = new TreeMap<>();
    private final Map<EnvironmentName, Set<Tier>> environments =
            new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
    private final List<Integer> cutOff = new ArrayList<>();
    private long cutOffLines;
    private int room = MOST_CHARACTERS;
    private boolean complete = true;

    /** An endpoint, the tiers that reached it, and who owned it by the registry of that time. */
    static final class Reached {

        private final ReadyPattern pattern;
        private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        private final Set<String> owners = new TreeSet<>();
        private final Set<String> crossedBy = new TreeSet<>();
        private long count;

        private Reached(ReadyPattern pattern) {
            this.pattern = pattern;
        }

        ReadyPattern pattern() {
            return pattern;
        }

        /** Those for whom it was nobody's. */
        Set<Tier> tiers() {
            return tiers;
        }

        /** Whose it was for those for whom it was another's. */
        Set<String> owners() {
            return owners;
        }

        /** The environments for which it was another's. */
        Set<String> crossedBy() {
            return crossedBy;
        }

        long count() {
            return count;
        }
    }

    static Observations read(InputStream log) throws IOException {
        Observations observations = new Observations();
        LogLines lines = new LogLines(log);
        int number = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            ObservedRecord.Line told = ObservedRecord.in(line.get());
            if (told.cutOff()) {
                observations.cutOff(number);
            }
            told.records().forEach(observations::add);
        }
        return observations;
    }

    private void add(ObservedRecord told) {
        if (told.decision().equals(ObservedRecord.NOT_NAMED)) {
            complete = false;
        }
        if (!told.decision().equals(ObservedRecord.WOULD_REFUSE)) {
            return;
        }
        EnvironmentName environment = told.environment();
        if (!environments.containsKey(environment) && !hasRoom(environment.text(), environments.size())) {
            return;
        }
        environments
                .computeIfAbsent(environment, name -> EnumSet.noneOf(Tier.class))
                .add(told.tier());
        Optional<ReadyPattern> pattern = ReadyPattern.parse(told.endpoint());
        boolean owned = told.code().equals(FOREIGN);
        if (pattern.isPresent() && (owned || told.code().equals(UNKNOWN))) {
            // what is owned by no line of the file is given away by this one
            reached(pattern.get(), told, owned && !told.rule().equals(Rule.BUILT_IN));
        } else {
            String what = Printable.line(told.code() + shown(told.endpoint()) + ", by " + environment);
            if (others.containsKey(what) || hasRoom(what, others.size())) {
                others.merge(what, told.count(), Observations::sum);
            }
        }
    }

    private static String shown(String endpoint) {
        if (endpoint.equals("-")) {
            return "";
        }
        return endpoint.length() <= LONGEST ? " " + endpoint : " " + endpoint.substring(0, LONGEST) + "…";
    }

    private void reached(ReadyPattern pattern, ObservedRecord told, boolean owned) {
        Reached reached = endpoints.get(pattern.identity());
        if (reached == null) {
            if (!hasRoom(pattern.text(), endpoints.size())) {
                return;
            }
            reached = new Reached(pattern);
            endpoints.put(pattern.identity(), reached);
        }
        reached.count = sum(reached.count, told.count());
        if (owned) {
            for (String owner : told.owners()) {
                name(reached.owners, owner);
            }
            name(reached.crossedBy, told.environment().text());
        } else {
            reached.tiers.add(told.tier());
        }
    }

    /** Of very many, the tiers at least, whose endpoint it stays. */
    private void name(Set<String> names, String name) {
        boolean wanted = names.size() < MOST_NAMES || Tier.parse(name).isPresent();
        if (wanted && !names.contains(name) && hasRoom(name, names.size())) {
            names.add(name);
        }
    }

    /** Takes the room that a text needs beside so many others. */
    private boolean hasRoom(String text, int others) {
        if (others >= MOST || text.length() > room) {
            complete = false;
            return false;
        }
        room -= text.length();
        return true;
    }

    private void cutOff(int line) {
        cutOffLines++;
        if (cutOff.size() < MOST_NAMES) {
            cutOff.add(line);
        }
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** Sorted by their patterns. */
    List<Reached> endpoints() {
        return List.copyOf(endpoints.values());
    }

    /** What no line of a registry mends, and how often it was told. */
    Map<String, Long> others() {
        return others;
    }

    /** Who observed, with the tiers that were told of it: more than one where logs contradict each other. */
    Map<EnvironmentName, Set<Tier>> environments() {
        return environments;
    }

    /** The numbers of the first lines that begin as ours and were cut off. */
    List<Integer> cutOff() {
        return cutOff;
    }

    /** How many lines begin as ours and were cut off. */
    long cutOffLines() {
        return cutOffLines;
    }

    /** Whether everything that was observed is here, cut-off lines excepted. */
    boolean isComplete() {
        return complete;
    }

    boolean isEmpty() {
        return environments.isEmpty();
    }
}
