package io.tierguard.settings;

import io.tierguard.identity.IdentityResolver;
import io.tierguard.tier.Tier;
import java.util.List;
import java.util.Optional;

/** Writes a {@code .env.example}. */
final class EnvExample {

    private static final String HEAD = """
            # Copy this file to .env, which staging and production refuse to start beside, and keep that one out of version control.
            # Real variables win over it.

            """;

    private EnvExample() {}

    static String of(List<DescribedSetting> settings) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append(IdentityResolver.VARIABLE)
                .append('=')
                .append(Tier.DEVELOPMENT)
                .append('\n');
        for (DescribedSetting setting : settings) {
            out.append('\n');
            comment(out, setting.purpose());
            boolean needed = setting.isNeededIn(Tier.DEVELOPMENT);
            comment(
                    out,
                    setting.type() + "; " + setting.need() + (setting.hasHiddenDefault() ? ", with a default" : ""));
            String value = setting.defaultValue()
                    .or(setting::example)
                    .flatMap(EnvExample::written)
                    .orElse("");
            out.append(needed ? "" : "#")
                    .append(setting.variable())
                    .append('=')
                    .append(value)
                    .append('\n');
        }
        return out.toString();
    }

    private static void comment(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append("# ").append(text).append('\n');
        }
    }

    /** The value as the file has to spell it; empty where it cannot. */
    private static Optional<String> written(String value) {
        if (value.indexOf('"') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        boolean plain = value.equals(value.strip()) && value.indexOf('#') < 0 && !value.startsWith("'");
        return Optional.of(plain ? value : '"' + value + '"');
    }
}
