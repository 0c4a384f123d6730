package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose data a destructive command would destroy. Endpoints are URLs here: what a database's URL means is another module's. */
class ProtectionTest {

    private static final String ENDPOINTS = """
            version: 1
            environments:
              main: production
              "live/*": production
              qa-eu: staging
              "preview/*": development
            endpoints:
              production: [db.prod.example.com]
              main: [main.example.com]
              "live/*": [live.example.com]
              staging: ["*.staging.example.com"]
              qa-eu: [qa.example.com]
              "preview/*": [preview.example.com]
              "staging, production": [both.example.com, "localhost:5432", 127.0.0.2]
              shared: [everyone.example.com]
            crossings:
              - {from: development, to: production, endpoint: "db.prod.example.com:443", reason: r, expires: 2026-12-31}
              - {from: staging, to: production, endpoint: "db.prod.example.com:443", reason: r, expires: 2026-12-31}
            """;

    private static final String PROTECTED = ENDPOINTS + "policy: {protect: [production]}\n";

    private static Guard guard(Environment environment, String yaml) {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        return Guard.of(environment, Registry.parse("tierguard.yaml", yaml), clock);
    }

    private static Judgement judged(Tier tier, String yaml, String url) {
        return guard(Environment.of(tier), yaml).judgeDestruction("the clean", Target.of(url));
    }

    @Nested
    class In_a_protected_tier {

        @ParameterizedTest
        @ValueSource(
                strings = {"https://db.prod.example.com", "https://db.staging.example.com", "jdbc:nothing:known", ""})
        void every_database_is_refused_unread(String url) {
            Judgement judgement = judged(Tier.PRODUCTION, PROTECTED, url);

            assertThat(judgement.isAllowed()).isFalse();
            assertThat(judgement.message()).isEqualTo("""
                    TG-3060 refused: this process is production, where the registry protects data, and the clean would destroy it
                      used by    the clean
                      to fix     run it where data may be lost; if that is so here, take production out of protect: in tierguard.yaml""");
        }

        @Test
        void an_environment_of_the_tier_is_refused_too() {
            Environment main = new Environment(EnvironmentName.parse("main").orElseThrow(), Tier.PRODUCTION);

            Judgement judgement =
                    guard(main, PROTECTED).judgeDestruction("the clean", Target.of("https://main.example.com"));

            assertThat(judgement.code()).contains(Code.PROTECTED_TIER);
            assertThat(judgement.message()).contains("this process is main (production), where");
        }

        @Test
        void observing_changes_nothing() {
            String observing = ENDPOINTS + "policy: {protect: [staging], mode: {observe-until: 2027-01-01}}\n";

            assertThat(judged(Tier.STAGING, observing, "https://db.staging.example.com")
                            .isAllowed())
                    .isFalse();
        }
    }

    @Nested
    class On_a_protected_database {

        @Test
        void a_crossing_does_not_permit_destruction() {
            String url = "https://db.prod.example.com";

            assertThat(guard(Environment.of(Tier.DEVELOPMENT), PROTECTED)
                            .judge(url)
                            .isAllowed())
                    .isTrue();
            Judgement judgement = judged(Tier.DEVELOPMENT, PROTECTED, url);

            assertThat(judgement.isAllowed()).isFalse();
            assertThat(judgement.message()).isEqualTo("""
                    TG-3061 refused: db.prod.example.com:443 belongs to production, whose data the registry protects, and the clean would destroy it
                      used by    the clean
                      to fix     run it on another database, or correct tierguard.yaml:8 if this one is not production's""");
        }

        @Test
        void observing_does_not_permit_it_either() {
            String observing = PROTECTED.replace("policy: {", "policy: {mode: {observe-until: 2027-01-01}, ");

            for (String host : List.of("db.prod.example.com", "main.example.com", "live.example.com")) {
                String url = "https://" + host + "/";
                assertThat(guard(Environment.of(Tier.STAGING), observing)
                                .judge(url)
                                .isAllowed())
                        .isTrue();
                assertThat(judged(Tier.STAGING, observing, url).code()).as(host).contains(Code.PROTECTED_DATABASE);
            }
        }

        @Test
        void what_several_tiers_own_is_protected_where_one_of_them_is() {
            assertThat(judged(Tier.STAGING, PROTECTED, "https://both.example.com")
                            .code())
                    .contains(Code.PROTECTED_DATABASE);
        }

        @Test
        void what_everyone_owns_is_protected() {
            Judgement judgement = judged(Tier.STAGING, PROTECTED, "https://everyone.example.com");

            assertThat(judgement.message())
                    .startsWith("TG-3061 refused: everyone.example.com:443 belongs to everyone, whose data ")
                    .endsWith("or correct tierguard.yaml:15 if this one is not everyone's");
        }
    }

    @Nested
    class Elsewhere {

        @ParameterizedTest
        @ValueSource(strings = {"https://db.staging.example.com", "https://localhost:5432", "https://127.0.0.2"})
        void an_own_database_may_be_destroyed(String url) {
            assertThat(judged(Tier.STAGING, PROTECTED, url).isAllowed()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"qa-eu, STAGING, https://qa.example.com", "preview/pr-1, DEVELOPMENT, https://preview.example.com"})
        void an_environments_own_database_may_be_destroyed(String name, Tier tier, String url) {
            Environment environment =
                    new Environment(EnvironmentName.parse(name).orElseThrow(), tier);

            assertThat(guard(environment, PROTECTED)
                            .judgeDestruction("the clean", Target.of(url))
                            .isAllowed())
                    .isTrue();
        }

        @Test
        void a_name_that_resolves_to_this_machine_may_be_a_tunnel() {
            Decision allowed = guard(Environment.of(Tier.STAGING), PROTECTED)
                    .judge(Target.of("https://both.example.com"), name -> List.of(InetAddress.getByName("127.0.0.2")))
                    .decisions()
                    .get(0);

            assertThat(allowed.isAllowed()).isTrue();
            assertThat(new Protection(
                                    Registry.parse("tierguard.yaml", PROTECTED).policy(), Environment.of(Tier.STAGING))
                            .firstProtected(List.of(allowed)))
                    .contains(allowed);
        }

        @Test
        void a_foreign_database_is_refused_as_ever() {
            assertThat(judged(Tier.DEVELOPMENT, PROTECTED, "https://qa.example.com")
                            .code())
                    .contains(Code.FOREIGN_ENDPOINT);
            assertThat(judged(Tier.DEVELOPMENT, PROTECTED, "https://nobody.example.com")
                            .code())
                    .contains(Code.UNKNOWN_ENDPOINT);
            assertThat(judged(Tier.DEVELOPMENT, PROTECTED, "jdbc:nothing:known").code())
                    .contains(Code.UNDETERMINABLE);
        }

        @ParameterizedTest
        @EnumSource
        void nothing_is_refused_and_nothing_read_where_nothing_is_protected(Tier tier) {
            Judgement judgement = judged(tier, ENDPOINTS, "jdbc:nothing:known");

            assertThat(judgement.isAllowed()).isTrue();
            assertThat(judgement.decisions()).isEmpty();
        }
    }
}
