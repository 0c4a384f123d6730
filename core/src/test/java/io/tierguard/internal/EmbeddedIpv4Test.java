package io.tierguard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedIpv4Test {

    private static IpAddress parse(String text) {
        return IpAddress.parse(text).orElseThrow().address();
    }

    @ParameterizedTest
    @CsvSource({
        "::10.1.2.3, 10.1.2.3",
        "::ffff:0:10.1.2.3, 10.1.2.3",
        "2002:a01:203::1, 10.1.2.3",
        "2002:a01:203:1:2:3:4:5, 10.1.2.3",
        "2001:0:a01:203:8000:63bf:f5fe:fdfc, 10.1.2.3 10.1.2.3",
        "2001:0:c000:201::f5fe:fdfc, 192.0.2.1 10.1.2.3",
        "2001:db8::5efe:10.1.2.3, 10.1.2.3",
        "fe80::200:5efe:10.1.2.3, 10.1.2.3",
        "fe80::300:5efe:10.1.2.3, 10.1.2.3",
        "64:ff9b::10.1.2.3, 10.1.2.3",
        "64:ff9b::127.0.0.1, 127.0.0.1",
        "64:ff9b:1::10.1.2.3, 10.1.2.3",
        "64:ff9b:1:a01:2:300::, 10.1.2.3",
        "64:ff9b:1:a:1:203::, 10.1.2.3",
        "64:ff9b:1::a:102:300:0, 10.1.2.3"
    })
    void finds_every_form(String address, String inside) {
        assertThat(EmbeddedIpv4.in(parse(address))).map(IpAddress::text).contains(inside.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "::",
                "::1",
                "::ffff:10.1.2.3",
                "2001:db8::10.1.2.3",
                "2001:1:a01:203::",
                "2003:a01:203::",
                "64:ff9a::10.1.2.3",
                "64:ff9b:2::10.1.2.3",
                "fe80::1",
                "2001:db8::5eff:10.1.2.3",
                "2001:db8::400:5efe:10.1.2.3",
                "::fffe:0:10.1.2.3"
            })
    void finds_nothing_where_nothing_marks_it(String address) {
        assertThat(EmbeddedIpv4.in(parse(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "64:ff9b::10.1.2.3, 10.1.2.3",
        "64:ff9b::a01:203, 10.1.2.3",
        "64:ff9b::127.0.0.1, 64:ff9b::7f00:1",
        "64:ff9b::, 64:ff9b::",
        "64:ff9b::0.1.2.3, 64:ff9b::1:203",
        "64:ff9b:0:0:1::10.1.2.3, 64:ff9b::1:0:a01:203",
        "64:ff9b::1:10.1.2.3, 64:ff9b::1:a01:203",
        "64:ff9b:1::10.1.2.3, 64:ff9b:1::a01:203",
        "2002:a01:203::, 2002:a01:203::",
        "0.0.0.0, 127.0.0.1",
        "::, ::1",
        "::ffff:0.0.0.0, 127.0.0.1"
    })
    void what_is_judged_is_what_is_reached(String address, String judged) {
        assertThat(parse(address).judged().text()).isEqualTo(judged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%a]b", "fe80::1%25a%25b", "fe80::1%a:80", "fe80::1%a@b", "fe80::1%", "fe80::1%é"})
    void a_zone_ends_nothing(String address) {
        assertThat(IpAddress.parse(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "fe80::1%25", "fe80::1%25eth0.1", "fe80::1%1", "fe80::1%en-0_~"})
    void a_zone_is_dropped(String address) {
        assertThat(List.of(parse(address).text())).containsExactly("fe80::1");
    }
}
