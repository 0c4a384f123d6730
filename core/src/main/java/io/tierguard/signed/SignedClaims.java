package io.tierguard.signed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified document says. Each claim is read as one shape and as no other: a date that is a text, or a text that is
 * a list, is not there.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class SignedClaims {

    /** The end of the year 9999: later ones have no ordinary spelling. */
    private static final long LAST_SECOND = 253402300799L;

    private final Map<String, Object> members;

    SignedClaims(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * The claims that are there, whatever their shape.
     *
     * @return their names, in the document's order
     */
    public Set<String> names() {
        return members.keySet();
    }

    /**
     * A claim that is a text.
     *
     * @param name the claim
     * @return the text; empty where the claim is not there, is no text, or is an empty one
     */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /**
     * A claim that is a list of texts.
     *
     * @param name the claim
     * @return the texts; empty where the claim is not there or is no such list
     */
    public Optional<List<String>> texts(String name) {
        if (!(members.get(name) instanceof List<?> items)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(List.copyOf(texts));
    }

    /**
     * A claim that is an object whose members are texts, none of them empty.
     *
     * @param name the claim
     * @return the members in order; empty where the claim is not there or is no such object
     */
    public Optional<Map<String, String>> textMembers(String name) {
        if (!(members.get(name) instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (!(entry.getValue() instanceof String text) || text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(String.valueOf(entry.getKey()), text);
        }
        return Optional.of(Collections.unmodifiableMap(texts));
    }

    /**
     * A claim that is a date: whole seconds since 1970, UTC (the NumericDate of RFC 7519, without its fractions).
     *
     * @param name the claim
     * @return the instant; empty where the claim is not there, or is not a whole number from 0 to the year 9999
     */
    public Optional<Instant> date(String name) {
        return members.get(name) instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "claims";
    }
}
