package io.tierguard.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Keys of every known shape, made of prefixes and letters that nobody was ever given. */
final class FakeKeys {

    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String ALPHANUMERIC = SMALL + CAPITALS + DIGITS;
    private static final String HEX = "0123456789abcdef";

    private FakeKeys() {}

    /** One shape of one provider. */
    record Known(String provider, CredentialShape shape) {

        Credential credential() {
            return new Credential(provider, shape.mode());
        }

        @Override
        public String toString() {
            return provider + " " + shape.mode() + " " + shape.prefix() + " " + shape.body();
        }
    }

    static List<Known> shapes() {
        List<Known> all = new ArrayList<>();
        KnownProvider.ALL.forEach(provider ->
                provider.shapes().forEach(shape -> all.add(new Known(provider.name(), shape))));
        return all;
    }

    static Stream<Arguments> arguments() {
        return shapes().stream().map(known -> Arguments.of(known, key(known.shape(), new Random(7))));
    }

    static String key(CredentialShape shape, Random random) {
        return shape.prefix() + body(shape.body(), random);
    }

    private static String body(CredentialBody body, Random random) {
        return switch (body) {
            case ANY -> random(random, ALPHANUMERIC, 1 + random.nextInt(40));
            case OPAQUE -> random(random, ALPHANUMERIC, 16 + random.nextInt(30));
            case UUID, WHOLE_UUID ->
                random(random, HEX, 8) + "-" + random(random, HEX, 4) + "-" + random(random, HEX, 4) + "-"
                        + random(random, HEX, 4) + "-" + random(random, HEX, 12);
            case CHECKED_BASE32 -> random(random, SMALL + "234567", 26) + random(random, SMALL + "234567*#$=", 1);
            case BASE32 -> random(random, CAPITALS + "234567", 32);
            case ALPHANUMERIC_27 -> random(random, ALPHANUMERIC, 27);
            case ALPHANUMERIC_30 ->
                random.nextBoolean() ? random(random, ALPHANUMERIC, 30) : "aB3" + random(random, ALPHANUMERIC, 30);
            case ALPHANUMERIC_32 -> "z" + random(random, ALPHANUMERIC, 31);
            case SMALL_ALPHANUMERIC -> random(random, SMALL + DIGITS, 16 + random.nextInt(25));
            case HEX_31 -> random(random, HEX, 31);
            case HEX_35 -> random(random, HEX, 35);
            case HEX_49 -> random(random, HEX, 49);
            case HEX_LONG -> random(random, HEX, 32);
            case BASE64_OF_32_BYTES -> random(random, ALPHANUMERIC + "+/", 43) + "=";
            case ALPHANUMERIC_40 ->
                random.nextBoolean()
                        ? "a-B_3" + random(random, ALPHANUMERIC, 35)
                        : "z" + random(random, ALPHANUMERIC, 39);
            case KEY_AND_MERCHANT -> random(random, SMALL + DIGITS, 8) + "_" + random(random, SMALL + DIGITS, 16);
        };
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
