package io.tierguard.settings;

import io.tierguard.internal.Printable;
import io.tierguard.secret.CredentialClassifier;
import io.tierguard.secret.PlainSecret;
import io.tierguard.tier.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One setting, in words. */
final class DescribedSetting {

    private final Setting setting;
    private final Set<Group> alwaysThere;
    private final Set<Group> settled;

    /**
     * One of the settings.
     *
     * @param alwaysThere optional groups that a default makes
     * @param settled groups in which a setting says by itself that it must be set
     */
    DescribedSetting(Setting setting, Set<Group> alwaysThere, Set<Group> settled) {
        this.setting = setting;
        this.alwaysThere = alwaysThere;
        this.settled = settled;
    }

    /** Its variable; for a map, that of the entry {@code key}. */
    String variable() {
        return setting.kind() == Setting.Kind.MAP ? setting.variable() + "_KEY" : setting.variable();
    }

    String type() {
        return switch (setting.kind()) {
            case VALUE -> TypeNames.of(setting);
            case LIST -> TypeNames.of(setting) + ", with commas between";
            case MAP -> "for each KEY " + TypeNames.of(setting);
        };
    }

    /** Whether it must be set, in words. */
    String need() {
        List<String> needs = new ArrayList<>();
        if (setting.required()) {
            needs.add("required" + condition());
        } else if (setting.rules().requiredIn().isEmpty()) {
            needs.add("optional" + oneOfMany());
        }
        if (!setting.rules().requiredIn().isEmpty()) {
            needs.add("required in " + names(setting.rules().requiredIn()) + condition());
        }
        List<Tier> forbidden = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            if (setting.isForbiddenIn(tier)) {
                forbidden.add(tier);
            }
        }
        if (!forbidden.isEmpty()) {
            needs.add("forbidden in " + names(forbidden));
        }
        return String.join(", ", needs);
    }

    /** On what it depends whether it must be set: the groups around it that may be left out. */
    private String condition() {
        List<String> conditions = new ArrayList<>();
        for (Group group = setting.within(); group != null; group = group.outer()) {
            String name = Variables.normalise(group.path());
            if (group.kind() == Group.Kind.OPTIONAL && !alwaysThere.contains(group)) {
                conditions.add("where anything of " + name + "_ is set" + tiers(group));
            } else if (group.kind() == Group.Kind.LIST) {
                conditions.add("in each element of " + name + tiers(group));
            }
        }
        return conditions.isEmpty() ? "" : " " + String.join(", ", conditions);
    }

    /** Where any setting of a group will do, no single one says that the group must be there. */
    private String oneOfMany() {
        StringBuilder out = new StringBuilder();
        for (Group group = setting.within(); group != null; group = group.outer()) {
            Collection<Tier> tiers = group.rules().requiredIn();
            if (!tiers.isEmpty() && !settled.contains(group)) {
                out.append(", but ").append(names(tiers)).append(" must have something of ");
                out.append(Variables.normalise(group.path())).append('_');
            }
        }
        return out.toString();
    }

    private static String tiers(Group group) {
        Collection<Tier> tiers = group.rules().requiredIn();
        return tiers.isEmpty() ? "" : ", which " + names(tiers) + " must have";
    }

    private static String names(Collection<Tier> tiers) {
        List<String> names = new ArrayList<>();
        for (Tier tier : tiers) {
            names.add(tier.text());
        }
        return String.join(" and ", names);
    }

    /** Whether a developer has to give it a value. */
    boolean isNeededIn(Tier tier) {
        if (setting.isForbiddenIn(tier)) {
            return false;
        }
        for (Group group = setting.within(); group != null; group = group.outer()) {
            // an element is there where its list is
            boolean isThere = !group.mayBeAbsent()
                    || group.kind() == Group.Kind.ELEMENT
                    || alwaysThere.contains(group)
                    || group.rules().requiredIn().contains(tier);
            if (!isThere) {
                return false;
            }
        }
        return setting.required() || setting.rules().requiredIn().contains(tier);
    }

    /** What it is where it is not set. */
    Optional<String> defaultValue() {
        return shown(setting.defaultValue() == null ? "" : setting.defaultValue());
    }

    boolean hasHiddenDefault() {
        return setting.defaultValue() != null && defaultValue().isEmpty();
    }

    Optional<String> example() {
        Doc doc = setting.doc();
        return shown(doc == null ? "" : doc.example());
    }

    /** What it is for, and before it what the group is for that it stands in. */
    String purpose() {
        List<String> purposes = new ArrayList<>();
        for (Group group = setting.within(); group != null; group = group.outer()) {
            Doc doc = group.kind() == Group.Kind.ELEMENT ? null : group.method().getAnnotation(Doc.class);
            if (doc != null) {
                purposes.add(0, oneLine(doc.value()));
            }
        }
        Doc own = setting.doc();
        if (own != null) {
            purposes.add(oneLine(own.value()));
        }
        return String.join(": ", purposes);
    }

    private static String oneLine(String text) {
        return Printable.line(text.strip().replaceAll("\\s+", " "));
    }

    private Optional<String> shown(String text) {
        boolean secret = setting.isSecret()
                || PlainSecret.in(setting.variable(), text, CredentialClassifier.standard())
                        .isPresent();
        return text.isEmpty() || secret ? Optional.empty() : Optional.of(text);
    }
}
