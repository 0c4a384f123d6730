package io.tierguard.secret;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials two tiers have in common. Environments of one tier may share.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param errors production has the credential too
 * @param warnings other tiers share it; and permissions to share that end soon, or that nothing needs
 * @since 0.1
 */
public record Comparison(List<Problem> errors, List<Problem> warnings) {

    private static final Comparator<Sharing.Use> PRODUCTION_FIRST = Comparator.comparing(
                    (Sharing.Use use) -> use.environment().tier(), Comparator.reverseOrder())
            .thenComparing(Sharing.Use::describe);

    private static final int DAYS_AHEAD = 14;

    /** Copies the lists. */
    public Comparison {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares every environment with every other.
     *
     * @param lock the lines
     * @param file what they stand in, for messages
     * @param sharings what may be shared
     * @param today the day, UTC
     * @return what is shared, and by whom
     */
    public static Comparison of(FingerprintLock lock, String file, Sharings sharings, LocalDate today) {
        Comparing comparing = new Comparing(sharings, today);
        groups(lock, file, null, Map.of()).forEach(comparing::judge);
        comparing.endings();
        return new Comparison(comparing.errors, comparing.warnings);
    }

    /**
     * Compares one environment, as it is now, with all others.
     *
     * @param lock the lines, of which the environment's own are left aside
     * @param file what they stand in, for messages
     * @param present the environment
     * @param secrets the fingerprints of each of its variables
     * @param sharings what may be shared
     * @param today the day, UTC
     * @return what it shares, and with whom
     */
    public static Comparison of(
            FingerprintLock lock,
            String file,
            Environment present,
            Map<String, ? extends Collection<Fingerprint>> secrets,
            Sharings sharings,
            LocalDate today) {
        Comparing comparing = new Comparing(sharings, today);
        for (Map<Sharing.Use, String> group : groups(lock, file, present, secrets)) {
            if (group.keySet().stream().anyMatch(use -> use.environment().equals(present))) {
                comparing.judge(group);
            }
        }
        return new Comparison(comparing.errors, comparing.warnings);
    }

    /** The variables that hold a secret, with where that is written; each such set once. */
    private static Set<Map<Sharing.Use, String>> groups(
            FingerprintLock lock,
            String file,
            @Nullable Environment present,
            Map<String, ? extends Collection<Fingerprint>> secrets) {
        Map<Fingerprint, Map<Sharing.Use, String>> byFingerprint = new TreeMap<>();
        Map<Sharing.Use, String> origins = new HashMap<>();
        int number = 1;
        for (FingerprintLine line : lock.lines()) {
            number++;
            if (!line.environment().equals(present)) {
                Sharing.Use use = new Sharing.Use(line.environment(), line.variable());
                origins.putIfAbsent(use, file + ":" + number);
                byFingerprint
                        .computeIfAbsent(line.fingerprint(), fingerprint -> new LinkedHashMap<>())
                        .put(use, String.valueOf(origins.get(use)));
            }
        }
        if (present != null) {
            secrets.forEach((variable, fingerprints) -> {
                for (Fingerprint fingerprint : fingerprints) {
                    byFingerprint
                            .computeIfAbsent(fingerprint, first -> new LinkedHashMap<>())
                            .put(new Sharing.Use(present, variable), "environment variable");
                }
            });
        }
        return new LinkedHashSet<>(byFingerprint.values());
    }

    /** What is found on the way. */
    private static final class Comparing {

        private final Sharings sharings;
        private final LocalDate today;
        private final Set<Sharing> needed = new LinkedHashSet<>();
        private final List<Problem> errors = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();

        Comparing(Sharings sharings, LocalDate today) {
            this.sharings = sharings;
            this.today = today;
        }

        void judge(Map<Sharing.Use, String> group) {
            Set<Sharing.Use> sharing = new LinkedHashSet<>();
            List<Problem.Detail> past = new ArrayList<>();
            List<Sharing.Use> uses = List.copyOf(group.keySet());
            for (int i = 0; i < uses.size(); i++) {
                for (int j = i + 1; j < uses.size(); j++) {
                    if (uses.get(i).environment().tier()
                                    != uses.get(j).environment().tier()
                            && !isPermitted(uses.get(i), uses.get(j), past)) {
                        sharing.add(uses.get(i));
                        sharing.add(uses.get(j));
                    }
                }
            }
            if (!sharing.isEmpty()) {
                report(sharing, group, past);
            }
        }

        private boolean isPermitted(Sharing.Use a, Sharing.Use b, List<Problem.Detail> past) {
            for (Sharing permission : sharings.list()) {
                if (permission.permits(a, b)) {
                    needed.add(permission);
                    if (permission.holds(today)) {
                        return true;
                    }
                    past.add(new Problem.Detail(
                            "permitted", "until " + permission.until() + ", which is past  " + permission.origin()));
                }
            }
            return false;
        }

        private void report(Set<Sharing.Use> sharing, Map<Sharing.Use, String> group, List<Problem.Detail> past) {
            List<Sharing.Use> uses = new ArrayList<>(sharing);
            uses.sort(PRODUCTION_FIRST);
            Sharing.Use first = uses.get(0);
            Set<String> others = new LinkedHashSet<>();
            Set<Tier> tiers = new TreeSet<>();
            List<Problem.Detail> details = new ArrayList<>();
            for (Sharing.Use use : uses) {
                tiers.add(use.environment().tier());
                details.add(new Problem.Detail(use.describe(), String.valueOf(group.get(use))));
                if (!use.equals(first)) {
                    others.add(use.describe());
                }
            }
            details.addAll(past);
            String held = and(List.copyOf(others)) + (others.size() == 1 ? " holds" : " hold");
            if (tiers.remove(Tier.PRODUCTION)) {
                String elsewhere = and(tiers.stream().map(Tier::text).toList());
                errors.add(Problem.of(Code.CREDENTIAL_SHARED_WITH_PRODUCTION, first.describe(), held, elsewhere)
                        .with(details));
            } else {
                warnings.add(Problem.of(Code.CREDENTIAL_SHARED, first.describe(), held)
                        .with(details));
            }
        }

        private static String and(List<String> words) {
            int last = words.size() - 1;
            return last < 1 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
        }

        void endings() {
            for (Sharing permission : sharings.list()) {
                if (!needed.contains(permission)) {
                    warnings.add(Problem.of(Code.SHARING_POINTLESS, permission.origin()));
                } else if (permission.holds(today) && !permission.holds(today.plusDays(DAYS_AHEAD))) {
                    warnings.add(Problem.of(Code.SHARING_ENDS_SOON, permission.origin(), permission.until()));
                }
            }
        }
    }
}
