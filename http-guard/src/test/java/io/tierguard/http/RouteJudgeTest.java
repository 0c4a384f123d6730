package io.tierguard.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs ports that tests cannot have. */
class RouteJudgeTest {

    private final RouteJudge judge = RouteJudge.of(Tiers.staging(), "GuardedHttpClient");

    private void check(String first, String now, String header) throws RefusedRouteException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(header, List.of("NOT-A-SECRET"));
        judge.require(Hop.first(first).redirectedTo(now), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.staging.example.com:80, https://api.staging.example.com/",
        "http://api.staging.example.com:80, https://API.staging.example.com:443/",
        "https://api.staging.example.com:443, https://api.staging.example.com/there",
    })
    void a_credential_stays_with_its_server(String first, String now) {
        assertThatCode(() -> check(first, now, "Authorization")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.staging.example.com:443, http://api.staging.example.com/",
        "http://api.staging.example.com:80, https://api.staging.example.com:8443/",
        "http://api.staging.example.com:8080, https://api.staging.example.com:443/",
        "http://api.staging.example.com:80, https://files.staging.example.com/",
        "http://api.staging.example.com:80, https://api.staging.example.com.:443/",
    })
    void a_credential_goes_to_no_other(String first, String now) {
        for (String header : List.of("authorization", "COOKIE")) {
            assertThatExceptionOfType(RefusedRouteException.class)
                    .isThrownBy(() -> check(first, now, header))
                    .withMessageStartingWith("TG-4003 refused: a redirect would carry the ")
                    .withMessageNotContaining("NOT-A-SECRET");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Shop, https://files.staging.example.com/",
        "Accept, https://files.staging.example.com/",
    })
    void other_headers_travel_as_with_the_jdk(String header, String now) {
        assertThatCode(() -> check("http://api.staging.example.com:80", now, header))
                .doesNotThrowAnyException();
    }
}
