package io.tierguard.settings;

import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All settings of some mappings, written out for people: as a {@code .env.example} to copy, and as a table for a page of
 * documentation. Nothing of an environment is read.
 *
 * <p>Both are generated from the mapping alone, so that a test can compare them with the files that are checked in:
 *
 * <pre>{@code
 * assertThat(Path.of(".env.example")).hasContent(SettingsReference.of(ShopSettings.class).envExample());
 * }</pre>
 *
 * <p>A list of groups is shown by its first element, a map by one entry. No default or example is shown of a setting that
 * is a secret, or of a text that holds one.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SettingsReference {

    private final List<DescribedSetting> settings;

    private SettingsReference(List<DescribedSetting> settings) {
        this.settings = List.copyOf(settings);
    }

    /**
     * The settings of some mappings, in the order of their variables.
     *
     * @param mappings at least one interface with {@code @ConfigMapping}
     * @return the reference
     * @throws IllegalArgumentException where one of them cannot be used as a mapping, with all that is wrong
     */
    public static SettingsReference of(Class<?>... mappings) {
        MappingWalk walk = new MappingWalk(list -> new TreeSet<>(List.of(0)));
        for (Class<?> mapping : mappings) {
            walk.walk(mapping);
        }
        new TierContradictions(walk.faults()).find(walk.settings(), walk.groups());
        List<Problem> problems = walk.faults().problems();
        if (mappings.length == 0 || !problems.isEmpty()) {
            throw new IllegalArgumentException(
                    mappings.length == 0 ? "no mapping was given" : String.valueOf(problems));
        }
        List<DescribedSetting> described = new ArrayList<>();
        Set<Group> alwaysThere = alwaysThere(walk.settings());
        Set<Group> settled = settled(walk.settings());
        for (Setting setting : walk.settings()) {
            described.add(new DescribedSetting(setting, alwaysThere, settled));
        }
        return new SettingsReference(described);
    }

    /** Groups in which a setting says by itself that it must be set. */
    private static Set<Group> settled(List<Setting> settings) {
        Set<Group> settled = new HashSet<>();
        for (Setting setting : settings) {
            Group group = setting.required() || !setting.rules().requiredIn().isEmpty() ? setting.within() : null;
            for (; group != null; group = group.outer()) {
                settled.add(group);
            }
        }
        return settled;
    }

    /** SmallRye Config makes an optional group as soon as anything in it has a default. */
    private static Set<Group> alwaysThere(List<Setting> settings) {
        Set<Group> there = new HashSet<>();
        for (Setting setting : settings) {
            Group group = setting.makesGroups() ? setting.within() : null;
            while (group != null && group.kind() != Group.Kind.ELEMENT) {
                there.add(group);
                group = group.outer();
            }
        }
        return there;
    }

    /**
     * A {@code .env.example}: what must be set, empty or with an example; the rest as a comment with its default.
     *
     * @return lines that {@link io.tierguard.identity.DotEnvFile} reads, the last with a line feed
     */
    public String envExample() {
        return EnvExample.of(settings);
    }

    /**
     * A table in GitHub-flavoured Markdown: variable, what it holds, whether it must be set, its default, what it is for.
     *
     * @return a line for each setting below the heading, the last with a line feed
     */
    public String markdown() {
        return SettingsTable.of(settings);
    }

    @Override
    public String toString() {
        return settings.size() + " settings";
    }
}
