package io.tierguard.guard;

import io.tierguard.registry.ReferenceMatcher;
import io.tierguard.registry.ReferenceMatcher.Line;
import io.tierguard.registry.ReferenceMatcher.Question;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The registry's rules for one endpoint, read off their text: no index, no shortcut, every combination tried. */
final class ReferenceDecider {

    private static final Map<String, Tier> NAMED = Map.of("qa", Tier.STAGING, "pr/*", Tier.DEVELOPMENT);

    private final ReferenceMatcher matcher;
    private final List<Permission> permissions;
    private final String environment;
    private final boolean unknownAllowed;

    /** A line under {@code crossings}. */
    record Permission(String from, String to, String host, int port, boolean live) {}

    /** An answer: why, and whose line it rests on. */
    record Answer(Reason reason, Optional<String> owner) {
        boolean allows() {
            return reason.code().isEmpty();
        }
    }

    ReferenceDecider(List<Line> lines, List<Permission> permissions, String environment, boolean unknownAllowed) {
        this.matcher = new ReferenceMatcher(lines);
        this.permissions = permissions;
        this.environment = environment;
        this.unknownAllowed = unknownAllowed;
    }

    static Tier tierOf(String environment) {
        if (environment.startsWith("pr/")) {
            return Tier.DEVELOPMENT;
        }
        return Tier.parse(environment).orElseGet(() -> Objects.requireNonNull(NAMED.get(environment)));
    }

    /** All answers: one list for each outcome of the name, with every combination of its addresses' outcomes. */
    List<List<Answer>> answers(Question question, List<String> addresses) {
        List<List<Optional<Line>>> combinations = List.of(List.of());
        for (String address : addresses) {
            List<List<Optional<Line>>> longer = new ArrayList<>();
            for (List<Optional<Line>> combination : combinations) {
                for (Optional<Line> outcome : matcher.outcomes(question.at(address))) {
                    List<Optional<Line>> one = new ArrayList<>(combination);
                    one.add(outcome);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        List<List<Answer>> all = new ArrayList<>();
        for (Optional<Line> name : matcher.outcomes(question)) {
            List<Answer> ofName = new ArrayList<>();
            for (List<Optional<Line>> combination : combinations) {
                ofName.add(row(question, name, combination));
            }
            all.add(ofName);
        }
        return all;
    }

    private Answer row(Question question, Optional<Line> name, List<Optional<Line>> addresses) {
        List<Permission> written = permissions.stream()
                .filter(permission -> covers(permission.from(), environment))
                .filter(permission -> permission.host().equals(question.host()))
                .filter(permission ->
                        Objects.equals(permission.port(), question.port().value()))
                .filter(permission ->
                        name.isPresent() && leadsTo(permission.to(), name.get().owner()))
                .toList();
        List<Permission> live = written.stream().filter(Permission::live).toList();
        boolean foreign = foreign(name);
        Optional<String> owner = name.map(Line::owner);
        if (foreign && live.isEmpty()) {
            return new Answer(written.isEmpty() ? Reason.FOREIGN : Reason.CROSSING_EXPIRED, owner);
        }
        boolean shared = owner.equals(Optional.of("shared"));
        boolean exactHost = name.map(Line::host)
                .filter(host -> !host.startsWith("*") && !host.contains("/"))
                .filter(host -> !host.equals("localhost") && !host.equals("local"))
                .isPresent();
        if (shared && exactHost) {
            return new Answer(Reason.SHARED, owner);
        }
        for (Optional<Line> address : addresses) {
            boolean permitted = foreign
                    && address.isPresent()
                    && live.stream()
                            .anyMatch(permission ->
                                    leadsTo(permission.to(), address.get().owner()));
            if (foreign(address) && !permitted) {
                return new Answer(Reason.FOREIGN_ADDRESS, address.map(Line::owner));
            }
        }
        if (foreign) {
            return new Answer(Reason.CROSSING, owner);
        }
        if (name.isPresent()) {
            return new Answer(shared ? Reason.SHARED : Reason.OWN, owner);
        }
        boolean allOwn = !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> address.isPresent()
                                && !foreign(address)
                                && !address.get().owner().equals("shared"));
        if (allOwn) {
            return new Answer(Reason.OWN_BY_ADDRESS, addresses.get(0).map(Line::owner));
        }
        return new Answer(unknownAllowed ? Reason.UNKNOWN_ALLOWED : Reason.UNKNOWN, Optional.empty());
    }

    private boolean foreign(Optional<Line> line) {
        return line.isPresent() && !covers(line.get().owner(), environment);
    }

    private static boolean covers(String key, String environment) {
        for (String member : key.split(", ")) {
            boolean tier = Tier.parse(member).equals(Optional.of(tierOf(environment)));
            boolean pattern = member.equals("pr/*") && environment.startsWith("pr/");
            if (tier || pattern || member.equals("shared") || member.equals(environment)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsTo(String to, String key) {
        for (String member : key.split(", ")) {
            if (member.equals("shared")) {
                return false;
            }
            boolean inTier = Tier.parse(to).equals(Optional.ofNullable(NAMED.get(member)));
            boolean is = Tier.parse(to).isPresent() ? to.equals(member) || inTier : covers(member, to);
            if (is) {
                return true;
            }
        }
        return false;
    }
}
