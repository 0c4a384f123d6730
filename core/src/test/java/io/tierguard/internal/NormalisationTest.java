package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

    @ParameterizedTest
    @CsvSource({
        "A.Example.COM, a.example.com",
        "a.example.com., a.example.com",
        "my_db-1.example, my_db-1.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "a_b.xn--bcher-kva.example, a_b.xn--bcher-kva.example",
        "a_xn--b.example, a_xn--b.example",
        "xn--bga6a8aq.example, xn--bga6a8aq.example",
        "localhost, localhost",
        "a1, a1",
        "a.x1, a.x1",
        "xn--e28h.example, xn--e28h.example",
        "xn--stanbul-qfb.example, xn--stanbul-qfb.example",
        "r3---sn-x.example, r3---sn-x.example",
        "ab--cd.example, ab--cd.example",
        "0x7g, 0x7g"
    })
    void a_name_has_one_form(String text, String normal) {
        assertThat(HostNames.normalise(text)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                ".a",
                "a..",
                "-a",
                "a-",
                "a b",
                "a/b",
                "a:b",
                "a@b",
                "a%2eb",
                "*",
                "*.a",
                "a.1",
                "a.0x1",
                "1",
                "faß.de",
                "a\u200db",
                "ａ.example",
                "a。b",
                "xn--",
                "xn--a",
                "xn--bücher",
                "a\u0000",
                "①.example",
                "a.\u0661\u0662",
                "a.xn--8hbc",
                "a.\uD801\uDCA1",
                "a.0x",
                "\u13A0.example",
                "\uAB70.example",
                "xn--09c.example",
                "\u1C80.example",
                "a\u180Fb.example",
                "a\uDB40\uDD00b.example",
                "a\u00ADb.example",
                "a\u200Bb.example",
                "a\u200Eb.example",
                "a\u2028b.example",
                "\uE000.example",
                "xn--a-7ca.example-",
                "XN--A.example",
                "\u212A.example",
                "\u0131stanbul.example",
                "b\u00c3\u00bccher.example",
                "a\u0100b.example",
                "a\u10A0b.example",
                "xn--ab-4dk.example",
                "xn--bga6a8aq.ab_c.example",
                "xn--_bcher-0kva.example",
                "a\u2215b.example",
                "\u0441\u044B\u0442.example"
            })
    void what_programs_read_differently_is_no_name(String text) {
        assertThat(HostNames.normalise(text)).isEmpty();
    }

    @Test
    void lengths_are_bounded() {
        assertThat(HostNames.normalise("a".repeat(63) + ".b")).isPresent();
        assertThat(HostNames.normalise("a".repeat(64) + ".b")).isEmpty();
        assertThat(HostNames.normalise("a.".repeat(126) + "b")).isPresent();
        assertThat(HostNames.normalise("a.".repeat(127) + "b")).isEmpty();
    }

    @Property
    void normalising_twice_changes_nothing(@ForAll String text) {
        HostNames.normalise(text)
                .ifPresent(normal -> assertThat(HostNames.normalise(normal)).contains(normal));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /, /, true",
        "/, /, /, true",
        "/a//b/, /a//b/, /a/b, true",
        "/a%2Fb, /a/b, /a/b, true",
        "/a;v=1/b, /a;v=1/b, /a/b, true",
        "/a/../b, /a/../b, /a/../b, false",
        "/a/%2e%2E/b, /a/../b, /a/../b, false",
        "/a/..;/b, /a/..;/b, /a/../b, false",
        "/a/./b, /a/./b, /a/./b, false",
        "/a%5Cb, /a\\b, /a\\b, false",
        "/a%00, '/a\u0000', '/a\u0000', false",
        "/a%252e%252e/b, /a%2e%2e/b, /a%2e%2e/b, true"
    })
    void a_path_is_decoded_once(String raw, String text, String compared, boolean canonical) {
        assertThat(UrlPath.decode(raw)).contains(new UrlPath(text, compared, canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%2", "/%zz", "/%４１", "/%٤١", "/%ff", "/%c3%28"})
    void a_broken_encoding_is_no_path(String raw) {
        assertThat(UrlPath.decode(raw)).isEmpty();
    }

    @Test
    void the_nearest_word_is_what_was_most_likely_meant() {
        List<String> tiers = List.of("development", "test", "staging", "production");
        assertThat(Nearest.to("producton", tiers)).contains("production");
        assertThat(Nearest.to("STAGING", tiers)).contains("staging");
        assertThat(Nearest.to("tset", tiers)).contains("test");
        assertThat(Nearest.to("prod", tiers)).contains("production");
        assertThat(Nearest.to("x", tiers)).isEmpty();
        assertThat(Nearest.to("", tiers)).isEmpty();
        assertThat(Nearest.to("sandbox", tiers)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://u:fake@h/d, jdbc:postgresql:…",
        "JDBC:MySQL://h, JDBC:MySQL:…",
        "https://fake@h, https:…",
        "fake, …",
        "fake:secret, …",
        "https:/fake, https:…",
        "HTTPS:\\\\fake, HTTPS:…",
        "mailto:fake, mailto:…",
        "mailtofake:x, …",
        "jdbc:, …"
    })
    void what_cannot_be_read_shows_its_scheme_only(String target, String shown) {
        assertThat(Redaction.schemeOf(target)).isEqualTo(shown);
    }
}
