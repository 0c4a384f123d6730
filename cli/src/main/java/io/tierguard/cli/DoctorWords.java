package io.tierguard.cli;

import io.tierguard.identity.Assurance;
import io.tierguard.identity.Identity;
import io.tierguard.internal.Printable;
import io.tierguard.registry.Crossing;
import io.tierguard.registry.Mode;
import io.tierguard.registry.Policy;
import io.tierguard.registry.Registry;
import io.tierguard.registry.Rule;
import io.tierguard.secret.CredentialMode;
import io.tierguard.secret.SealedValue;
import io.tierguard.settings.ExaminedSetting;
import io.tierguard.tier.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that the page has for things, whatever form it takes. Each is one harmless line. */
final class DoctorWords {

    private DoctorWords() {}

    static String identity(Diagnosis diagnosis) {
        return diagnosis.identity().map(who -> who.environment().describe()).orElse("nobody knows: see the problems");
    }

    static String assurance(Diagnosis diagnosis) {
        if (diagnosis.identity().isEmpty()) {
            return "none";
        }
        if (diagnosis.isStated()) {
            return "none: only this call says so";
        }
        Assurance assurance = diagnosis.identity().map(Identity::assurance).orElseThrow();
        return assurance.text()
                + switch (assurance) {
                    case DECLARED -> ": nothing but its own variable says so";
                    case CORROBORATED -> ": the platform's evidence agrees";
                    case ATTESTED -> ": a trusted key has signed it";
                };
    }

    /** The files that were read, as far as lines of theirs are in force. */
    static List<String> files(Registry registry) {
        String source = registry.source().replace('\\', '/');
        Set<String> files = new LinkedHashSet<>();
        files.add(source.substring(source.lastIndexOf('/') + 1));
        Stream.concat(
                        registry.rules().stream().map(Rule::origin),
                        registry.crossings().stream().map(Crossing::origin))
                .filter(origin -> origin.indexOf(':') > 0)
                .map(origin -> origin.substring(0, origin.lastIndexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(files::add);
        return files.stream().map(Printable::line).toList();
    }

    /** Whose lines, in the order of the file. */
    static Map<String, List<Rule>> byOwner(Registry registry) {
        Map<String, List<Rule>> byOwner = new LinkedHashMap<>();
        registry.rules()
                .forEach(rule -> byOwner.computeIfAbsent(rule.owners().describe(), none -> new ArrayList<>())
                        .add(rule));
        return byOwner;
    }

    /** Of one tier, such as {@code enforce; unknown endpoints refused}. */
    static String policy(Policy policy, Tier tier, LocalDate today) {
        List<String> words = new ArrayList<>();
        words.add(mode(policy.mode(tier), today));
        words.add("unknown endpoints "
                + (policy.unknownEndpoints(tier) == Policy.UnknownEndpoints.ALLOW ? "allowed" : "refused"));
        if (policy.secrets(tier) == Policy.Secrets.SEALED_ONLY) {
            words.add("secrets sealed only");
        }
        if (policy.attestation(tier) == Policy.Attestation.REQUIRED) {
            words.add("attestation required");
        }
        if (policy.marker(tier) == Policy.Marker.REQUIRED) {
            words.add("markers required");
        }
        if (policy.isProtected(tier)) {
            words.add("protected");
        }
        return String.join(", ", words);
    }

    private static String mode(Mode mode, LocalDate today) {
        LocalDate until = mode.observeUntil();
        if (until == null) {
            return "enforce";
        }
        return mode.observes(today) ? "observe until " + until : "enforce, since observing ended on " + until;
    }

    static String state(Crossing crossing, LocalDate today) {
        return crossing.isLive(today) ? "until " + crossing.expires() : "ended on " + crossing.expires();
    }

    static String endpoint(Crossing crossing) {
        String host = crossing.host().text();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + crossing.port();
    }

    /** What a setting is, such as {@code sealed for staging by the key k1, opens}. */
    static String kind(ExaminedSetting setting) {
        if (setting.serviceLink()) {
            return "set by Kubernetes for a service";
        }
        List<String> words = new ArrayList<>();
        setting.seal().ifPresent(seal -> words.add(seal(setting, seal)));
        setting.credentials().stream()
                .map(one -> (one.mode() == CredentialMode.LIVE ? "live" : "test") + " credential of "
                        + Printable.line(one.provider()))
                .distinct()
                .forEach(words::add);
        if (setting.isSecret() && words.isEmpty()) {
            words.add("secret");
        }
        if (setting.isWeak()) {
            words.add("everybody knows it");
        }
        if (!setting.judgements().isEmpty()) {
            words.add("leads to "
                    + setting.judgements().stream()
                            .map(judgement -> Printable.line(judgement.target()))
                            .collect(Collectors.joining(", ")));
        }
        return words.isEmpty() ? "text" : String.join("; ", words);
    }

    private static String seal(ExaminedSetting setting, SealedValue seal) {
        return "sealed for " + seal.tier() + " by the key " + Printable.line(seal.key())
                + (setting.isOpened() ? ", opens" : ", not opened");
    }

    /** Whether anything is wrong with a setting. */
    static String verdict(ExaminedSetting setting) {
        return setting.problems().isEmpty()
                ? "fine"
                : setting.problems().stream()
                        .map(problem -> problem.code().id())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** Where it is, with its path. */
    static String endpoint(Diagnosis.Reached reached) {
        var endpoint = reached.decision().endpoint();
        return Printable.line(endpoint.describe()
                + endpoint.path().filter(path -> !path.equals("/")).orElse(""));
    }

    static String answer(ReachMatrix.Cell cell) {
        return switch (cell.answer()) {
            case ALLOWED -> "allowed";
            case SHARED -> "shared";
            case CROSSING -> "until " + cell.until();
            case OBSERVED -> "observed until " + cell.until();
            case ENDED -> "ended " + cell.until();
            case REFUSED -> "refused";
        };
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
