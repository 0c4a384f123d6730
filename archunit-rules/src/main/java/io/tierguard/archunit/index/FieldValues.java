package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Which fields have which fixed value, which the compiler copies to wherever they are used. Values are kept as hashes
 * only: there are many, and few are asked for.
 *
 * <p><b>Thread safety:</b> may be filled by several threads, and be asked when that is over.
 */
final class FieldValues {

    /** Of fewer characters two values are often the same by chance. */
    private static final int FEWEST = 8;

    private final ConcurrentMap<Long, List<Seen>> fields = new ConcurrentHashMap<>();

    void add(List<Constant> constants) {
        constants.stream()
                .filter(constant -> constant.place().isFieldValue())
                .forEach(constant -> fields.merge(
                        hash(constant.text()),
                        List.of(Seen.of(constant)),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
    }

    /**
     * The field that a value in the code of a class was most likely copied from, of those that the class can see: one of
     * the same class, of the classes around or in it, of its package, or the first by name. A word that anybody may write
     * is taken for a copy only of a field beside it: two classes that have {@code changeit} need not have it from each other.
     */
    Optional<Member> definition(String value, String user) {
        boolean anybodys = value.length() < FEWEST || value.chars().allMatch(Character::isLetter);
        return fields.getOrDefault(hash(value), List.of()).stream()
                .filter(field -> field.by(user) && (!anybodys || field.distance(user) <= Seen.BESIDE))
                .min(Comparator.comparingInt((Seen field) -> field.distance(user))
                        .thenComparing(seen -> seen.field().owner())
                        .thenComparing(seen -> seen.field().name()))
                .map(Seen::field);
    }

    /** FNV-1a over characters; 64 bits, so that two values of a run do not meet. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
