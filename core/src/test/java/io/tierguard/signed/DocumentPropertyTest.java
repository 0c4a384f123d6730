package io.tierguard.signed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.internal.StrictJson;
import io.tierguard.testing.Forge;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.EdECPrivateKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

class DocumentPropertyTest {

    private static final String TYPE = "env-identity+jwt";
    private static final Forge FORGE = Forge.of("ci-1");
    private static final DocumentReader READER = DocumentReader.of(TYPE, List.of(FORGE.trusted()));
    private static final DocumentSigner SIGNER =
            DocumentSigner.of("ci-1", (EdECPrivateKey) FORGE.keys().getPrivate());
    private static final String DOCUMENT = SIGNER.sign(TYPE, Map.of("iss", "ci", "exp", 1_700_000_000));

    @Example
    void no_single_bit_of_the_text_may_change() {
        byte[] bytes = DOCUMENT.getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(READER.read(new String(flipped, StandardCharsets.ISO_8859_1)))
                    .as("bit %s", bit)
                    .isInstanceOf(DocumentReader.Rejected.class);
        }
    }

    @Example
    void no_single_bit_of_what_the_parts_hold_may_change() {
        String[] parts = DOCUMENT.split("\\.");
        for (int part = 0; part < 3; part++) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                String[] other = parts.clone();
                other[part] = Forge.base64(flipped);
                assertThat(READER.read(String.join(".", other)))
                        .as("part %s bit %s", part, bit)
                        .isInstanceOf(DocumentReader.Rejected.class);
            }
        }
    }

    @Example
    void nothing_may_be_cut_off_or_taken_out() {
        for (int length = 0; length < DOCUMENT.length(); length++) {
            assertThat(READER.read(DOCUMENT.substring(0, length)))
                    .as("the first %s", length)
                    .isInstanceOf(DocumentReader.Rejected.class);
            assertThat(READER.read(DOCUMENT.substring(length + 1)))
                    .as("without the first %s", length + 1)
                    .isInstanceOf(DocumentReader.Rejected.class);
            assertThat(READER.read(DOCUMENT.substring(0, length) + DOCUMENT.substring(length + 1)))
                    .as("without the one at %s", length)
                    .isInstanceOf(DocumentReader.Rejected.class);
        }
    }

    @Property(tries = 300)
    void any_text_is_refused_and_never_throws(@ForAll String text) {
        assertThat(READER.read(text)).isInstanceOf(DocumentReader.Rejected.class);
        assertThat(READER.read(text + "." + text + "." + text)).isInstanceOf(DocumentReader.Rejected.class);
    }

    @Property(tries = 300)
    void any_signed_header_and_payload_is_read_or_refused_and_never_throws(@ForAll("json") String json) {
        assertThat(READER.read(FORGE.sign(json, json))).isInstanceOf(DocumentReader.Rejected.class);
        assertThat(READER.read(FORGE.sign(FORGE.header(TYPE), json))).isNotNull();
    }

    @Property(tries = 300)
    void what_is_signed_is_what_is_read(@ForAll("texts") Map<String, String> claims) {
        DocumentReader.Verified verified = (DocumentReader.Verified) READER.read(SIGNER.sign(TYPE, claims));

        assertThat(verified.claims().names()).isEqualTo(claims.keySet());
        claims.forEach((name, text) ->
                assertThat(verified.claims().text(name).orElse("")).isEqualTo(text));
    }

    /** What the strict reader takes, jose4j's own takes for the same. */
    @Property(tries = 1000)
    void strict_json_is_json(@ForAll("json") String json) throws JoseException {
        Map<String, Object> strict;
        try {
            strict = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (StrictJson.NotStrictException e) {
            return;
        }
        Map<String, Object> lenient = JsonUtil.parseJson(json);
        assertThat(plain(strict)).isEqualTo(plain(lenient));
    }

    private static String plain(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, String> all = new LinkedHashMap<>();
            members.forEach((name, member) -> all.put(String.valueOf(name), plain(member)));
            return all.toString();
        }
        if (value instanceof List<?> items) {
            return items.stream().map(DocumentPropertyTest::plain).toList().toString();
        }
        return value instanceof Number number && !(value instanceof Long)
                ? String.valueOf(number.doubleValue())
                : String.valueOf(value);
    }

    @Provide
    Arbitrary<Map<String, String>> texts() {
        Arbitrary<String> text = Arbitraries.strings()
                .ofMaxLength(12)
                .filter(any -> StandardCharsets.UTF_8.newEncoder().canEncode(any));
        return Arbitraries.maps(text, text).ofMaxSize(6);
    }

    /** Objects put together from pieces, so that most are nearly right. */
    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> piece = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"a\"",
                "\"b\"",
                "\"\\u0061\"",
                "\"\\ud83d\\ude00\"",
                "\"\\ud800\"",
                "1",
                "-0",
                "0",
                "01",
                "1.5",
                "1e2",
                "-",
                "true",
                "false",
                "null",
                " ",
                "\n",
                "\"",
                "\\",
                "\u00e9",
                "\"\\n\"");
        Arbitrary<String> soup = piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
        Arbitrary<String> scalar = Arbitraries.of(
                "1",
                "-1",
                "0",
                "1.5",
                "1e2",
                "-0.5E-1",
                "true",
                "false",
                "null",
                "\"x\"",
                "\"\\u00e9\"",
                "\"\"",
                "01",
                "+1",
                ".5");
        Arbitrary<String> value = Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar.list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]"),
                () -> members(scalar));
        return Arbitraries.oneOf(soup, members(value));
    }

    private static Arbitrary<String> members(Arbitrary<String> value) {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of("a", "b", "\\u0061", "c d", "").list().ofMaxSize(3),
                        value.list().ofSize(3))
                .as((names, values) -> {
                    StringBuilder out = new StringBuilder("{");
                    for (int i = 0; i < names.size(); i++) {
                        out.append(i == 0 ? "" : ",")
                                .append('"')
                                .append(names.get(i))
                                .append("\": ")
                                .append(values.get(i));
                    }
                    return out.append("}").toString();
                });
    }
}
