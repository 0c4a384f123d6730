package io.tierguard.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All shapes by their first character, those of longer prefixes first, so that a text is compared to few of them and only
 * where a word begins.
 */
final class CredentialIndex {

    static final int ASCII = 128;

    private static final Entry[] NONE = {};

    /** By character; arrays, as every character of every value and header comes by here. */
    private final Entry[][] byFirst;

    /** A shape, and what it tells. */
    private record Entry(CredentialShape shape, Credential credential) {}

    private boolean separated = true;

    private CredentialIndex(Entry[][] byFirst) {
        this.byFirst = byFirst;
    }

    /** Whether every prefix has a separator in it. */
    boolean isSeparated() {
        return separated;
    }

    static CredentialIndex of(List<KnownProvider> providers) {
        Entry[][] none = new Entry[ASCII][];
        Arrays.fill(none, NONE);
        CredentialIndex index = new CredentialIndex(none);
        for (KnownProvider provider : providers) {
            for (CredentialShape shape : provider.shapes()) {
                index.put(shape, provider.name(), false);
            }
        }
        return index;
    }

    CredentialIndex and(String provider, String live, String test) {
        CredentialIndex index = new CredentialIndex(byFirst.clone());
        index.separated = separated;
        index.put(CredentialShape.live(live, CredentialBody.ANY), provider, true);
        index.put(CredentialShape.test(test, CredentialBody.ANY), provider, true);
        return index;
    }

    /** Behind the longer prefixes; before or behind those of the same length. */
    private void put(CredentialShape shape, String provider, boolean before) {
        separated &= hasSeparator(shape.prefix());
        int length = shape.prefix().length();
        int first = shape.prefix().charAt(0);
        List<Entry> entries = new ArrayList<>(List.of(byFirst[first]));
        int at = 0;
        while (at < entries.size()) {
            int other = entries.get(at).shape().prefix().length();
            if (other < length || before && other == length) {
                break;
            }
            at++;
        }
        entries.add(at, new Entry(shape, new Credential(provider, shape.mode())));
        byFirst[first] = entries.toArray(NONE);
    }

    /** What every text that begins so tells; null where it depends on the rest. */
    @Nullable
    Credential toldBy(String prefix) {
        for (Entry entry : candidates(prefix, 0)) {
            if (entry.shape().isTelling() && prefix.startsWith(entry.shape().prefix())) {
                return entry.credential();
            }
        }
        return null;
    }

    /** Adds every credential of a text that was not found before. */
    void find(String text, List<Credential> found) {
        for (int at = 0; at < text.length(); at++) {
            Entry[] candidates = candidates(text, at);
            if (candidates.length == 0) {
                continue;
            }
            boolean begins = at == 0 || !CredentialBody.isPartOfWord(text.charAt(at - 1)) || !isWordAt(text, at);
            if (begins || isSeparator(text.charAt(at - 1))) {
                Entry entry = entryAt(text, at, begins, candidates);
                if (entry != null) {
                    add(entry.credential(), found);
                    // a second key may be glued to this one, but its prefix holds none
                    at += entry.shape().prefix().length() - 1;
                }
            }
        }
    }

    /** Compared part by part: the methods that a record is given are linked when first called, in the middle of a start. */
    static void add(Credential credential, List<Credential> found) {
        for (Credential other : found) {
            if (other.mode() == credential.mode() && other.provider().equals(credential.provider())) {
                return;
            }
        }
        found.add(credential);
    }

    /** Behind a separator, as in {@code old-sk_live_…}, only what a telling prefix begins and what is no name. */
    private static @Nullable Entry entryAt(String text, int at, boolean begins, Entry[] candidates) {
        for (Entry entry : candidates) {
            CredentialShape shape = entry.shape();
            if (text.startsWith(shape.prefix(), at)) {
                CredentialBody body = begins ? shape.body() : CredentialBody.OPAQUE;
                if ((begins || shape.isTelling())
                        && body.fits(text, at + shape.prefix().length())) {
                    return entry;
                }
                if (shape.isTelling()) {
                    return null;
                }
            }
        }
        return null;
    }

    private Entry[] candidates(String text, int at) {
        char first = text.charAt(at);
        return first < ASCII ? byFirst[first] : NONE;
    }

    private static boolean isWordAt(String text, int at) {
        return CredentialBody.isPartOfWord(text.charAt(at));
    }

    /** As plain code, since every start asks for each of the shapes. */
    private static boolean hasSeparator(String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (isSeparator(prefix.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_';
    }
}
