package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.1, 127.0.0.1, false",
        "2130706433, 127.0.0.1, false",
        "10.1.2, 10.1.0.2, false",
        "0177.0.0.1, 177.0.0.1, false",
        "010.0.0.1, 10.0.0.1, false",
        "0.0.0.0, 0.0.0.0, true",
        "::, ::, true",
        "0:0:0:0:0:0:0:1, ::1, true",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "::FFFF:a00:1, 10.0.0.1, true",
        "2001:DB8::0:1, 2001:db8::1, true",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1, true",
        "fe80::1%eth0, fe80::1, true",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0, true"
    })
    void reads_a_literal_as_java_dials_it(String text, String canonicalText, boolean canonical) {
        IpAddress.Literal literal = IpAddress.parse(text).orElseThrow();

        assertThat(literal.address().text()).isEqualTo(canonicalText);
        assertThat(literal.canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                ".1",
                "1..2",
                "256.1.1.1",
                "1.2.3.4.5",
                "4294967296",
                "0x7f.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "+1.2.3.4",
                "1,2",
                "::1%",
                "%1:",
                ".::1",
                "::00001",
                "2001:db8::1:03306",
                ".1::",
                ":::",
                "1::2::3",
                "g::1",
                "::1]",
                "12345::"
            })
    void takes_nothing_else_for_a_literal(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    /** Differential: what Java takes for a literal is a literal with the same value, and nothing else is. */
    @Property(tries = 5000)
    void agrees_with_java(@ForAll("literals") String text) throws UnknownHostException {
        Optional<IpAddress.Literal> ours = IpAddress.parse(text);
        // a text of digits, dots and colons that is no literal is a name that no hosts file here has
        Optional<IpAddress> java = java(text);

        assertThat(ours.map(IpAddress.Literal::address)).isEqualTo(java);
    }

    private static Optional<IpAddress> java(String text) {
        try {
            return Optional.of(IpAddress.of(InetAddress.getByName(text)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> literals() {
        Arbitrary<String> v4 =
                Arbitraries.strings().withChars("01259.").ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> v6 = Arbitraries.strings()
                .withChars("0fA:1.")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> text.contains(":") && !text.matches(".*[0fA1]{5}.*"));
        return Arbitraries.oneOf(v4, v6);
    }

    @Property
    void writes_and_reads_back_every_address(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        IpAddress address = IpAddress.of(InetAddress.getByAddress(bytes));

        assertThat(IpAddress.parse(address.text()).orElseThrow()).isEqualTo(new IpAddress.Literal(address, true));
    }
}
