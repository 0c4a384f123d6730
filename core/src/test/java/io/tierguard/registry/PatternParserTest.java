package io.tierguard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {

    private static final String FORM = "write it as [protocol://]host[:port][/database-or-path], or as a CIDR";

    private static EndpointPattern parse(String text) throws InvalidPatternException {
        return PatternParser.parse(text);
    }

    @Nested
    class Reads {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiterString = "->",
                value = {
                    "db.example.com -> NAME -> db.example.com",
                    "DB.Example.COM. -> NAME -> db.example.com",
                    "my_host.example.com -> NAME -> my_host.example.com",
                    "bücher.example -> NAME -> xn--bcher-kva.example",
                    "xn--bcher-kva.example -> NAME -> xn--bcher-kva.example",
                    "db -> NAME -> db",
                    "db:5432 -> NAME -> db:5432",
                    "db:65535/orders -> NAME -> db:65535/orders",
                    "db/Orders -> NAME -> db/Orders",
                    "db/ -> NAME -> db",
                    "https://api.stripe.com/ -> NAME -> https://api.stripe.com",
                    "HTTPS://api.stripe.com/v1/ -> NAME -> https://api.stripe.com/v1",
                    "https://api.stripe.com/a%20b/%C3%A4 -> NAME -> https://api.stripe.com/a b/ä",
                    "https://registry.example.com/@scope -> NAME -> https://registry.example.com/@scope",
                    "postgresql://db.example.com:5432/orders/ -> NAME -> postgresql://db.example.com:5432/orders",
                    "h2://db.example.com:9092/~/test -> NAME -> h2://db.example.com:9092/~/test",
                    "h2://db.example.com:9092/./test -> NAME -> h2://db.example.com:9092/./test",
                    "jtds+x.y://db -> NAME -> jtds+x.y://db",
                    "*.example.com -> SUFFIX -> *.example.com",
                    "*.EXAMPLE.com.:443/v1 -> SUFFIX -> *.example.com:443/v1",
                    "*.com -> SUFFIX -> *.com",
                    "*.localhost -> SUFFIX -> *.localhost",
                    "10.1.2.3 -> ADDRESS -> 10.1.2.3",
                    "10.1.2.3:6379/0 -> ADDRESS -> 10.1.2.3:6379/0",
                    "2001:DB8:0:0::1 -> ADDRESS -> 2001:db8::1",
                    "[2001:db8::1] -> ADDRESS -> 2001:db8::1",
                    "[2001:db8::1]:443 -> ADDRESS -> [2001:db8::1]:443",
                    "[2001:db8::1]/orders -> ADDRESS -> [2001:db8::1]/orders",
                    "https://[2001:db8::1]:443/v1 -> ADDRESS -> https://[2001:db8::1]:443/v1",
                    "::ffff:10.1.2.3 -> ADDRESS -> 10.1.2.3",
                    "[::ffff:a01:203]:80 -> ADDRESS -> 10.1.2.3:80",
                    "10.0.0.0/8 -> CIDR -> 10.0.0.0/8",
                    "10.1.2.3/32 -> CIDR -> 10.1.2.3/32",
                    "2001:db8::/32 -> CIDR -> 2001:db8::/32",
                    "::1/128 -> CIDR -> ::1/128",
                    "::ffff:10.0.0.0/104 -> CIDR -> 10.0.0.0/8",
                    "localhost -> LOCALHOST -> localhost",
                    "LOCALHOST.:5432 -> LOCALHOST -> localhost:5432",
                    "http://localhost:8080/api -> LOCALHOST -> http://localhost:8080/api",
                    "local -> LOCAL -> local",
                    "h2://local -> LOCAL -> h2://local",
                    "local/mem:orders -> LOCAL -> local/mem:orders",
                    "local//data/../orders -> LOCAL -> local//data/../orders",
                    "local/C:\\data\\orders -> LOCAL -> local/C:\\data\\orders",
                    "local/a%20b -> LOCAL -> local/a b",
                })
        void a_pattern_into_its_normal_form(String text, EndpointPattern.Kind kind, String normal)
                throws InvalidPatternException {
            assertThat(parse(text).kind()).isEqualTo(kind);
            assertThat(parse(text).text()).isEqualTo(normal);
        }

        @Test
        void no_port_into_a_protocol() throws InvalidPatternException {
            assertThat(parse("https://api.stripe.com").port()).isNull();
        }
    }

    @Nested
    class Refuses {

        private void refused(String text, String reason, String fix) {
            assertThatExceptionOfType(InvalidPatternException.class)
                    .isThrownBy(() -> parse(text))
                    .satisfies(e -> {
                        assertThat(e.reason()).isEqualTo(reason);
                        assertThat(e.fix()).isEqualTo(fix);
                    });
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"*", "*.", "https://*", "*:443", "*./orders"})
        void what_covers_every_name(String text) {
            refused(text, "it covers every name", "name what is really owned, as in *.example.com");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"*example.com", "*.*.example.com", "db.*.example.com", "db*", "*.*", "**.example.com"})
        void a_star_elsewhere(String text) {
            refused(text, "* stands for whole labels at the beginning", "write it as *.example.com");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"0.0.0.0/0", "::/0", "::ffff:0:0/96", "::ffff:0.0.0.0/96", "10.0.0.0/0"})
        void a_block_of_every_address(String text) {
            refused(text, "it covers every address", "name what is really owned; a prefix length of 0 is refused");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "10.1.0.0/8, 'write 10.0.0.0/8, or the address alone'",
            "10.0.0.1/31, 'write 10.0.0.0/31, or the address alone'",
            "2001:db8::1/32, 'write 2001:db8::/32, or the address alone'",
            "2001:db8:0:0:8000::/64, 'write 2001:db8::/64, or the address alone'",
            "::ffff:10.0.0.1/112, 'write 10.0.0.0/16, or the address alone'",
            "::ffff:0:0/95, write the IPv4 block as such",
            "::ffff:10.0.0.0/80, write the IPv4 block as such",
        })
        void host_bits(String text, String fix) {
            refused(text, "bits behind its prefix are set", fix);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/99999999999"})
        void a_prefix_length_that_is_none_of_ipv4(String text) {
            refused(text, "its prefix length is not one", "write 1 to 32");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"2001:db8::/129", "2001:db8::/032", "::/00"})
        void a_prefix_length_that_is_none_of_ipv6(String text) {
            refused(text, "its prefix length is not one", "write 1 to 128, without leading zeros");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "https://10.0.0.0/8",
                    "redis://10.1.2.3/0",
                    "10.0.0.0/8:443",
                    "10.0.0.0/8/orders",
                    "2001:db8::/32:443",
                    "postgresql://2001:db8::/32"
                })
        void a_block_with_protocol_port_or_path(String text) {
            refused(
                    text,
                    "a CIDR takes no protocol, port or path",
                    "write the CIDR alone; for a database or path of digits, write the port before it");
        }

        @Test
        void a_block_in_brackets() {
            refused("[2001:db8::]/32", "a CIDR takes no brackets", "write it as in 2001:db8::/32");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"10.1", "127.1", "010.0.0.1", "10.0.0.01", "2130706433", "10.1/16", "::ffff:010.0.0.1", "1"})
        void an_address_that_programs_read_differently(String text) {
            refused(
                    text,
                    "its address is spelled in a way that programs read differently",
                    "write four decimal numbers without leading zeros");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"fe80::1%eth0", "[fe80::1%1]:443", "fe80::%eth0/64"})
        void a_zone(String text) {
            refused(
                    text,
                    "its address has a zone, which every machine reads differently",
                    "leave out the percent sign and what follows");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"0.0.0.0", "::", "[::]:5432", "0.0.0.0:5432", "::ffff:0.0.0.0"})
        void the_any_address(String text) {
            refused(text, "it is dialled as loopback, and so never speaks", "write localhost, or a loopback address");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "a..b",
                    ".a",
                    "-a.example.com",
                    "a-.example.com",
                    "a$b",
                    "10.0.0.256",
                    "10.0.0.1.2",
                    "0x7f.0.0.1",
                    "0x7f000001",
                    "*.10.0.0.1",
                    "a,b",
                    "a%41.example.com",
                    "faß.example",
                    "ex\u00ADample.com",
                    "xn--a.example",
                    "1:2:3",
                    "a\\b",
                    "[::1"
                })
        void a_host_that_is_neither_name_nor_address(String text) {
            assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> parse(text));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"db:", "db:0", "db:65536", "db:05432", "db:+1", "db:http", "[::1]:", "*.x:99999", "db:-1"})
        void a_port_that_is_none(String text) {
            refused(text, "its port is not one", "write 1 to 65535 behind the colon, or neither");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"[db.example.com]:443", "[10.0.0.1]", "[::1]443", "[::1]x:443", "[]", "[", "[::1"})
        void brackets_around_something_else(String text) {
            refused(text, "brackets go around an IPv6 address", "write it as [2001:db8::1]:443");
        }

        @Test
        void an_ipv6_address_without_brackets_before_a_path() {
            refused(
                    "2001:db8::1/orders",
                    "an IPv6 address takes brackets where a port or path follows",
                    "write it as [2001:db8::1]/orders");
        }

        @Test
        void a_port_of_a_database_inside_the_process() {
            refused(
                    "local:5432",
                    "local is a database inside the process, without a port",
                    "write local, or localhost and the port");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "https://a/./b",
                    "https://a/b/..",
                    "https://a/%2e%2e/b",
                    "a/../b",
                    "a/b//c",
                    "https://a//b",
                    "a//",
                    "https://a/b%5Cc",
                    "https://a/b\\c",
                    "https://a/b%3Bc",
                    "localhost/..",
                    "*.a/.",
                    "wss://a/.."
                })
        void a_path_that_servers_read_differently(String text) {
            refused(
                    text,
                    "servers read its path differently",
                    "leave out dot segments, empty segments, backslashes and parameters");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"https://a/%", "https://a/%2", "https://a/%zz", "a/%ff", "local/%C3", "a/%c0%80"})
        void broken_percent_encoding(String text) {
            refused(
                    text,
                    "its percent-encoding is broken",
                    "write a percent sign and two hexadecimal digits for each byte of UTF-8");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"a/%00", "local/%0a", "postgresql://a/x%7f", "https://a/%C2%85"})
        void an_encoded_control_character(String text) {
            refused(text, "its database or path has a control character", "leave it out");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"https://a?x=1", "https://a/b?x", "a#b", "https://a/b#c", "local/mem:x;MODE=MySQL", "a;b"})
        void a_query_a_fragment_or_parameters(String text) {
            refused(
                    text,
                    "it has a query, a fragment or parameters, which say nothing of where a connection goes",
                    "leave out everything from the ?, # or ;");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"user@db", "postgresql://user:fake@db:5432/orders", "https://@a", "a@b@c"})
        void user_info(String text) {
            refused(text, "it has user info", "leave out everything up to the @");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"jdbc:postgresql://db:5432/orders", "JDBC:h2:mem:x"})
        void the_prefix_of_jdbc(String text) {
            refused(text, "it begins with jdbc:", "leave out jdbc:, as in postgresql://db.example.com:5432/orders");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"1http://a", "://a", "ht tp://a", "mysql:loadbalance://a", "ä://a", "a/b://c"})
        void a_protocol_that_is_none(String text) {
            assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> parse(text));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {" b", "a b", " a", "a ", "a\t", "a\n", "a\u0000", "a\u00A0b", "a\u2028"})
        void blanks_and_control_characters(String text) {
            refused(text, "it has a blank or a control character", "write a blank in a database or path as %20");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"https://", "/orders", ":///a", "https:///orders"})
        void no_host(String text) {
            assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> parse(text));
        }

        @Test
        void nothing() {
            refused("", "it is empty", FORM);
            refused("https://", "it has no host", FORM);
        }
    }

    @Nested
    class Takes_for_one {

        private void same(String one, String other) throws InvalidPatternException {
            assertThat(parse(one).identity()).isEqualTo(parse(other).identity());
        }

        private void different(String one, String other) throws InvalidPatternException {
            assertThat(parse(one).identity()).isNotEqualTo(parse(other).identity());
        }

        @ParameterizedTest(name = "{0} and {1}")
        @CsvSource({
            "mysql://db:3306/orders, mariadb://db:3306/orders",
            "MySQL://DB./Orders, mariadb://db/oRDERS",
            "db/Orders, db/orders",
            "https://a/v1, HTTPS://A./v1/",
            "https://a/%76%31, https://a/v1",
            "::ffff:10.0.0.0/104, 10.0.0.0/8",
            "[2001:db8:0::1], 2001:db8::1",
            "localhost, LocalHost.",
            "local/mem:X, local/mem:x",
        })
        void two_spellings_of_one_pattern(String one, String other) throws InvalidPatternException {
            same(one, other);
        }

        @ParameterizedTest(name = "not {0} and {1}")
        @CsvSource({
            "https://a/V1, https://a/v1",
            "https://a, wss://a",
            "http://a, https://a",
            "http://a, a",
            "a:80, a",
            "a:80, a:8080",
            "10.0.0.1, 10.0.0.1/32",
            "*.a.b, a.b",
            "db/É, db/é",
            "localhost, *.localhost",
            "local, localhost",
            "db/orders, db/orders/eu",
        })
        void but_not_two_patterns(String one, String other) throws InvalidPatternException {
            different(one, other);
        }
    }
}
