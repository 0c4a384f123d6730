package io.tierguard.archunit.secrets;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets in the texts of one class: provider tokens, private keys, and passwords in URLs, wherever in a text
 * they stand. Examples from documentation, templates and masks are no secrets, and neither is a password that is the
 * user's name.
 *
 * <p>The time that it takes grows no faster than the texts.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SecretDetectors {

    /** No secret is shorter than what a URL with a password takes. */
    private static final int SHORTEST = 6;

    /** In the order of who explains best what it is: of two that lie in each other, the first one reports. */
    private static final List<Detector> ALL = List.of(
            new PrivateKeys(),
            new EncodedPrivateKeys(),
            new TokenScan(ProviderTokens.ALL),
            new JsonWebTokens(),
            new JsonWebKeys(),
            new BasicCredentials(),
            new UrlCredentials(),
            new OracleCredentials(),
            new PasswordParameters());

    private static final SecretDetectors ALONE = new SecretDetectors(Set.of());

    private final Set<Companion> besides;

    private SecretDetectors(Set<Companion> besides) {
        this.besides = besides;
    }

    /**
     * The detectors for one class. Some secrets are told only by what else stands in the class.
     *
     * @param texts all texts of the class
     * @return detectors that know of them
     */
    public static SecretDetectors forClass(Collection<String> texts) {
        Set<Companion> besides = EnumSet.noneOf(Companion.class);
        Arrays.stream(Companion.values())
                .filter(companion -> texts.stream().anyMatch(companion::isBeside))
                .forEach(besides::add);
        return new SecretDetectors(besides);
    }

    /**
     * The secrets in one text that belongs to no class, such as one that was put together from the texts of several.
     *
     * @param text the text, with {@link io.tierguard.archunit.constants.Constant#UNKNOWN} for pieces that are not known
     * @return each secret once, in the order of the text
     */
    public static List<Secret> in(String text) {
        return ALONE.detect("", text);
    }

    /**
     * Whether nobody could log in with this value: a template, a mask, or one that is not known.
     *
     * @param value what stands where a secret would stand
     * @return whether it is none
     */
    public static boolean isPlaceholder(String value) {
        return Placeholders.isPassword("", value) || Placeholders.isToken(value);
    }

    /**
     * Whether something else takes the place of this value before it is used: a template, a mask, or a text of which a part
     * is not known. Nothing is said of values that only look like examples.
     *
     * @param value what stands where a secret would stand
     * @return whether it stands in for one
     */
    public static boolean isStandIn(String value) {
        return Placeholders.isPassword("", value);
    }

    /**
     * The secrets in one text.
     *
     * @param name the field that it stands in; empty where it stands in none
     * @param text the text
     * @return each secret once, in the order of the text
     */
    public List<Secret> detect(String name, String text) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        Findings found = new Findings();
        for (Detector detector : ALL) {
            detector.detect(text, found);
        }
        for (Companion companion : Companion.values()) {
            companion.detect(name, text, besides, found);
        }
        return found.inOrder();
    }

    /** What was found so far. None of them lies in another, so that their ends are in the order of their beginnings. */
    private static final class Findings implements Consumer<Secret> {

        private final NavigableMap<Integer, Secret> byStart = new TreeMap<>();

        @Override
        public void accept(Secret secret) {
            if (!isKnown(byStart.floorEntry(secret.start()), secret)
                    && !isKnown(byStart.ceilingEntry(secret.start()), secret)) {
                byStart.put(secret.start(), secret);
            }
        }

        private static boolean isKnown(Map.@Nullable Entry<Integer, Secret> neighbour, Secret secret) {
            return neighbour != null && neighbour.getValue().isSameAs(secret);
        }

        List<Secret> inOrder() {
            return List.copyOf(byStart.values());
        }
    }
}
