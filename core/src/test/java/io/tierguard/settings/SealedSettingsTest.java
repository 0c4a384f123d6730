package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.Tierguard;
import io.tierguard.guard.Guard;
import io.tierguard.identity.DotEnvFile;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import io.tierguard.report.Report;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed values are opened before they are converted and judged, and are never taken for what they look like. */
class SealedSettingsTest {

    private static final SealPrivateKey STAGING = generate(Tier.STAGING, "k1");
    private static final SealPrivateKey PRODUCTION = generate(Tier.PRODUCTION, "k1");

    @TempDir
    Path directory;

    private Path keys;

    @ConfigMapping(prefix = "app")
    interface Everything {
        Optional<SecretText> secret();

        Optional<String> text();

        Optional<JdbcUrl> jdbc();

        Optional<URI> uri();

        Optional<Integer> number();

        Optional<List<String>> list();

        Optional<List<SecretText>> secrets();

        Map<String, SecretText> map();

        Optional<String[]> array();

        Optional<Group> group();

        interface Group {
            HostPort address();
        }
    }

    /** The application's own. */
    record Key(SecretText secret) {
        public static Key of(String text) {
            return new Key(SecretText.of(text));
        }
    }

    /** Keeps no secret, but for one of everybody. */
    record Label(String text) {
        static final SecretText NONE = SecretText.of("-");

        public static Label of(String text) {
            return new Label(text);
        }
    }

    @ConfigMapping(prefix = "app")
    interface Kept {
        Key kept();

        List<Key> all();

        Label other();
    }

    private static SealPrivateKey generate(Tier tier, String name) {
        try {
            return SealKeys.generate(tier, name);
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    private static String seal(SealPrivateKey key, String variable, String secret) {
        try {
            return Sealer.of(key.publicKey()).seal(variable, secret).text();
        } catch (SealException e) {
            throw new AssertionError(e);
        }
    }

    private static String seal(String variable, String secret) {
        return seal(STAGING, variable, secret);
    }

    @BeforeEach
    void write_the_key_file() throws SealException {
        keys = directory.resolve("staging.key");
        SealKeyFile.at(keys).writePrivate(List.of(STAGING));
    }

    private Map<String, String> with(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        variables.put(SealKeyFile.VARIABLE, keys.toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    private Everything load(String... namesAndValues) {
        return Shop.load(Everything.class, with(namesAndValues));
    }

    private static void assertProblems(Map<String, String> variables, String problems) {
        assertThat(Shop.problems(Everything.class, variables)).isEqualTo(problems);
    }

    @Nested
    class A_seal_is_opened {

        @Test
        void whatever_the_setting_is() {
            Everything settings = load(
                    "APP_SECRET", seal("APP_SECRET", "a-made-up-secret"),
                    "APP_TEXT", seal("APP_TEXT", "a-made-up-text"),
                    "APP_URI", seal("APP_URI", "https://pay.staging.shop.example/x"),
                    "APP_NUMBER", seal("APP_NUMBER", "42"),
                    "APP_LIST", seal("APP_LIST", "a,b\\,c"),
                    "APP_SECRETS_0_", seal("APP_SECRETS_0_", "one"),
                    "APP_SECRETS_1_", "two",
                    "APP_MAP_TEAM", seal("APP_MAP_TEAM", "of-a-team"),
                    "APP_MAP__MY_KEY_", seal("APP_MAP__MY_KEY_", "of-a-key"),
                    "APP_ARRAY", seal("APP_ARRAY", "x,y"),
                    "APP_GROUP_ADDRESS", seal("APP_GROUP_ADDRESS", "db.staging.shop.example:5432"));

            assertThat(settings.secret()).contains(SecretText.of("a-made-up-secret"));
            assertThat(settings.text()).contains("a-made-up-text");
            assertThat(settings.uri()).contains(URI.create("https://pay.staging.shop.example/x"));
            assertThat(settings.number()).contains(42);
            assertThat(settings.list()).contains(List.of("a", "b,c"));
            assertThat(settings.secrets()).contains(List.of(SecretText.of("one"), SecretText.of("two")));
            assertThat(settings.map())
                    .containsEntry("team", SecretText.of("of-a-team"))
                    .containsEntry("my.key", SecretText.of("of-a-key"))
                    .hasSize(2);
            assertThat(settings.array().orElseThrow()).containsExactly("x", "y");
            assertThat(settings.group().orElseThrow().address().host()).isEqualTo("db.staging.shop.example");
        }

        @Test
        void to_exactly_what_was_sealed() {
            for (String secret : List.of("pa$$w${x:y}\\", "\\,a", "  blanks  ", "${APP_TEXT}", "%{x}", "a\nb", "🔑")) {
                assertThat(load("APP_SECRET", seal("APP_SECRET", secret), "APP_TEXT", seal("APP_TEXT", secret)))
                        .satisfies(settings -> {
                            assertThat(settings.secret()).contains(SecretText.of(secret));
                            assertThat(settings.text()).contains(secret);
                        });
            }
        }

        @Test
        void also_in_a_file_that_a_variable_names() throws Exception {
            Path file = directory.resolve("secret");
            Files.writeString(file, seal("APP_SECRET", "a-made-up-secret") + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

            assertThat(load("APP_SECRET_FILE", file.toString()).secret()).contains(SecretText.of("a-made-up-secret"));

            Files.writeString(file, seal("APP_SECRET_FILE", "a-made-up-secret"));
            assertThat(Shop.problems(Everything.class, with("APP_SECRET_FILE", file.toString())))
                    .contains("TG-8020 APP_SECRET (")
                    .contains("): cannot be opened: it was altered, sealed for another variable,");
        }

        @Test
        void also_where_the_variable_is_spelled_in_lower_case() {
            assertThat(load("app.secret", seal("APP_SECRET", "a-made-up-secret"))
                            .secret())
                    .contains(SecretText.of("a-made-up-secret"));
        }

        @Test
        void and_judged_and_converted_as_any_value() {
            assertProblems(
                    with(
                            "APP_URI", seal("APP_URI", "https://pay.prod.shop.example/x"),
                            "APP_JDBC", seal("APP_JDBC", "jdbc:nobody://db.staging.shop.example/orders"),
                            "APP_TEXT", seal("APP_TEXT", "acme_" + "live_documentedFake"),
                            "APP_NUMBER", seal("APP_NUMBER", "a-made-up-secret")),
                    """
                    shop refuses to start as staging: 4 problems

                    TG-2008 APP_JDBC (environment variable, sealed): where jdbc:nobody:… leads cannot be determined: no reader on the class path knows this kind of target
                      to fix     add tierguard-jdbc-guard, or use a database that it knows

                    TG-7003 APP_NUMBER (environment variable, sealed): does not hold a whole number
                      to fix     set it to a whole number

                    TG-8001 APP_TEXT (environment variable, sealed): holds a live credential of Acme Pay, and this process is staging
                      to fix     use the test credential of Acme Pay: live ones belong to production

                    TG-2001 APP_URI (environment variable, sealed): this process is staging, and pay.prod.shop.example:443 belongs to production
                      production by  *.prod.shop.example               tierguard.yaml:7
                      staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
                      to fix         point APP_URI at an endpoint of staging, or correct tierguard.yaml:7 if this endpoint is not production's
                    """);
        }

        @Test
        void in_a_development_env_file_with_developments_key() throws Exception {
            SealPrivateKey key = generate(Tier.DEVELOPMENT, "everybody");
            Path file = directory.resolve("development.key");
            SealKeyFile.at(file).writePrivate(List.of(key));
            Files.writeString(
                    directory.resolve(".env"),
                    "TIERGUARD_ENVIRONMENT=development\n"
                            + "TIERGUARD_SEAL_KEY_FILE=" + file + "\n"
                            + "APP_SECRET=" + seal(key, "APP_SECRET", "a-made-up-secret") + "\n");

            assertThat(loading(Map.of()))
                    .isInstanceOfSatisfying(
                            Loading.Loaded.class,
                            loaded -> assertThat(((Everything) loaded.settings()).secret())
                                    .contains(SecretText.of("a-made-up-secret")));

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(loading(Map.of()))
                    .isInstanceOfSatisfying(
                            Loading.Failed.class,
                            failed -> assertThat(failed.report().text()).isEqualTo("""
                            shop refuses to start as development: 1 problem

                            TG-8017 TIERGUARD_SEAL_KEY_FILE (.env:2): the key file is not its owner's alone: its permissions are rw-r--r--
                              needed by  APP_SECRET
                              to fix     chmod 600 it; where a volume cannot, copy it at start, as docs/seals.md shows
                            """));
        }

        private Loading<Everything> loading(Map<String, String> variables) {
            Tierguard.Sources sources = Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", Shop.REGISTRY))
                    .with(RuntimeEvidence.none())
                    .with(directory);
            return ((Tierguard.Resolved) Tierguard.resolve(sources)).tierguard().tryLoad(Everything.class);
        }
    }

    @Nested
    class A_seal_is_refused {

        @Test
        void where_it_is_another_tiers_without_any_key() {
            assertProblems(Map.of("APP_SECRET", seal(PRODUCTION, "APP_SECRET", "a-made-up-secret")), """
                    shop refuses to start as staging: 1 problem

                    TG-8013 APP_SECRET (environment variable): is sealed for production, and this process is staging
                      to fix     set it to a secret of staging, sealed with a public key of staging
                    """);
        }

        @Test
        void where_it_was_moved_or_its_key_is_not_there() {
            SealPrivateKey other = generate(Tier.STAGING, "k2");

            assertProblems(
                    with(
                            "APP_SECRET", seal("APP_TEXT", "a-made-up-secret"),
                            "APP_TEXT", seal(other, "APP_TEXT", "a-made-up-secret")),
                    """
                    shop refuses to start as staging: 2 problems

                    TG-8020 APP_SECRET (environment variable): cannot be opened: it was altered, sealed for another variable, or sealed with another key named k1
                      to fix     seal the secret again, for exactly this variable, with the public key k1 of staging

                    TG-8014 APP_TEXT (environment variable): is sealed with the key k2, and the key file holds k1
                      to fix     seal the secret again with a key that the file holds, or add the private half of k2 to the file
                    """);
        }

        @Test
        void where_nobody_can_open_it_and_all_that_wait_are_told_once() {
            assertProblems(
                    Map.of(
                            "APP_SECRET", seal("APP_SECRET", "a-made-up-secret"),
                            "APP_LIST", seal("APP_LIST", "a-made-up-secret")),
                    """
                    shop refuses to start as staging: 1 problem

                    TG-8015 TIERGUARD_SEAL_KEY_FILE: is not set, and there are sealed values to open
                      needed by  APP_LIST, APP_SECRET
                      to fix     set it to the path of the file with the private keys of staging
                    """);
        }

        @Test
        void where_the_key_files_variable_is_misspelled() {
            for (String name : List.of("TIERGUARD_SEAL_KEYFILE", "tierguard_seal_key_file")) {
                assertProblems(
                        Map.of(name, keys.toString(), "APP_SECRET", seal("APP_SECRET", "a-made-up-secret")),
                        """
                        shop refuses to start as staging: 1 problem

                        TG-8015 TIERGUARD_SEAL_KEY_FILE: is not set, and there are sealed values to open
                          needed by  APP_SECRET
                          perhaps    %s is meant for it
                          to fix     set it to the path of the file with the private keys of staging
                        """.formatted(name));
            }
        }

        @Test
        void where_the_key_file_is_another_tiers() throws SealException {
            Path file = directory.resolve("production.key");
            SealKeyFile.at(file).writePrivate(List.of(PRODUCTION));

            assertProblems(
                    with(
                            "TIERGUARD_SEAL_KEY_FILE",
                            file.toString(),
                            "APP_SECRET",
                            seal("APP_SECRET", "a-made-up-secret")),
                    """
                    shop refuses to start as staging: 1 problem

                    TG-8019 TIERGUARD_SEAL_KEY_FILE (environment variable): line 1 of the key file is a key of production, and this process is staging
                      needed by  APP_SECRET
                      to fix     give the key file of staging here, and replace the key: it was where it does not belong
                    """);
        }

        @Test
        void wherever_it_stands_among_other_text() {
            String whole = seal("APP_TEXT", "a-made-up-secret");
            for (String text : List.of(
                    " " + whole,
                    whole + "\n",
                    '"' + whole + '"',
                    "S" + whole.substring(1),
                    "a," + whole + ",b",
                    "https://u:" + whole + "@pay.staging.shop.example/",
                    whole.replace(":v1:", ":V1:"))) {
                assertThat(Shop.problems(Everything.class, with("APP_TEXT", text)))
                        .as(text)
                        .startsWith("""
                                shop refuses to start as staging: 1 problem

                                TG-8010 APP_TEXT (environment variable): is no whole seal: \
                                """)
                        .doesNotContain(whole.substring(60));
            }
        }

        @Test
        void after_every_change_of_a_single_bit() {
            String whole = seal("APP_TEXT", "a-made-up-secret");
            Tierguard plain = Shop.in("staging", Map.of());
            for (int bit = 0; bit < whole.length() * 8; bit++) {
                char[] changed = whole.toCharArray();
                changed[bit / 8] ^= (char) (1 << bit % 8);
                assertThat(plain.check(Map.of("APP_TEXT", new String(changed))).isClean())
                        .as("bit %d", bit)
                        .isFalse();
            }
        }

        @Test
        void in_a_default_which_is_for_every_tier() {
            assertThat(Shop.problems(WithSealedDefault.class, with())).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7008 APP_SECRET: WithSealedDefault cannot be used as a mapping: the default of secret() is a seal, which opens in one tier only
                      to fix     correct the interface, as docs/settings.md shows
                    """);
        }
    }

    @ConfigMapping(prefix = "app")
    interface WithSealedDefault {
        @WithDefault("sealed:v1:staging:k1:x")
        SecretText secret();
    }

    @ConfigMapping(prefix = "tierguard")
    interface OfThatPrefix {
        Optional<String> seal();
    }

    @Nested
    class The_private_keys_are_nobodys_setting {

        @ConfigMapping(prefix = "tierguard")
        interface Own {
            Optional<String> sealKey();
        }

        @ConfigMapping(prefix = "tierguard.seal")
        interface OwnWords {
            Optional<List<SecretText>> key();
        }

        @ConfigMapping(prefix = "tierguard")
        interface OwnGroup {
            Optional<Seal> seal();

            interface Seal {
                int key();
            }
        }

        @ConfigMapping(prefix = "tierguard")
        interface OwnMap {
            Map<String, String> seal();
        }

        @ParameterizedTest
        @ValueSource(strings = {"TIERGUARD_SEAL_KEY_FILE", "tierguard.seal.key.file"})
        void where_a_member_would_have_them(String variable) {
            Map<String, String> variables = Map.of(variable, keys.toString());

            assertThat(Shop.problems(Own.class, variables)).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7008 Own: Own cannot be used as a mapping: sealKey() would be what is in the file of TIERGUARD_SEAL_KEY_FILE, the private keys for seals
                      to fix     correct the interface, as docs/settings.md shows
                    """);
            assertThat(Shop.problems(OwnWords.class, variables)).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7008 OwnWords: OwnWords cannot be used as a mapping: key() would be what is in the file of TIERGUARD_SEAL_KEY_FILE, the private keys for seals
                      to fix     correct the interface, as docs/settings.md shows
                    """);
            assertThat(Shop.problems(OwnGroup.class, variables)).isEqualTo("""
                    shop refuses to start as staging: 1 problem

                    TG-7008 Seal: Seal cannot be used as a mapping: key() would be what is in the file of TIERGUARD_SEAL_KEY_FILE, the private keys for seals
                      to fix     correct the interface, as docs/settings.md shows
                    """);
        }

        @Test
        void where_a_map_takes_what_is_left() {
            assertThat(Shop.load(OwnMap.class, with()).seal()).isEmpty();
            assertThat(Shop.load(OwnMap.class, with("TIERGUARD_SEAL_KEY", "other"))
                            .seal())
                    .containsExactly(Map.entry("key", "other"));
        }

        @Test
        void where_another_variable_names_their_file() {
            assertProblems(with("APP_TEXT_FILE", keys.toString()), """
                    shop refuses to start as staging: 1 problem

                    TG-7013 APP_TEXT_FILE (environment variable): names %s, which holds private keys for seals
                      to fix     name a readable file that holds the value and nothing else, or set the variable itself
                    """.formatted(keys));
        }
    }

    @Test
    void an_attestations_variables_are_nobodys_typos() {
        Map<String, String> variables =
                with("TIERGUARD_ATTESTATION", "any", "TIERGUARD_ATTESTATION_FILE", "/any", "TIERGUARD_OTHER", "any");
        Guard guard = Shop.in("staging", Map.of()).guard();
        SettingsLoader loader = new SettingsLoader(variables, DotEnvFile.none(), guard, "shop refuses to start");

        assertThat(loader.load(List.of(OfThatPrefix.class)))
                .isInstanceOfSatisfying(
                        Loading.Failed.class,
                        failed -> assertThat(failed.report().text()).isEqualTo("""
                                shop refuses to start: 1 problem

                                TG-7004 TIERGUARD_OTHER (environment variable): is set, but nothing reads it
                                  to fix     unset it, or add it to the mapping
                                """));
    }

    @Test
    void the_key_files_variable_is_nobodys_typo() {
        assertThat(Shop.load(OfThatPrefix.class, with())).isNotNull();
    }

    @Test
    void without_a_seal_the_key_file_is_not_read() {
        assertThat(load("TIERGUARD_SEAL_KEY_FILE", "/nowhere/at/all", "APP_SECRET", "sealed")
                        .secret())
                .contains(SecretText.of("sealed"));
    }

    @Nested
    class For_another_loader {

        private String check(Map<String, String> variables, Map<String, String> settings) {
            Report report = Shop.in("staging", variables).check(settings);
            return report.isClean() ? "clean" : report.text();
        }

        @Test
        void seals_are_opened_under_the_name_that_a_variable_would_have() {
            assertThat(check(
                            with(),
                            Map.of("spring.datasource.password", seal("SPRING_DATASOURCE_PASSWORD", "made-up"))))
                    .isEqualTo("clean");
            assertThat(check(with(), Map.of("spring.url", seal("SPRING_URL", "https://a.prod.shop.example"))))
                    .contains("TG-2001 spring.url: this process is staging, and a.prod.shop.example:443 belongs to");
        }

        @Test
        void seals_that_give_no_value_are_refused() {
            assertThat(check(
                            Map.of(),
                            Map.of(
                                    "spring.datasource.password", seal(PRODUCTION, "A", "made-up"),
                                    "b", seal("B", "made-up"))))
                    .isEqualTo("""
                            shop refuses to start as staging: 2 problems

                            TG-8015 TIERGUARD_SEAL_KEY_FILE: is not set, and there are sealed values to open
                              needed by  B
                              to fix     set it to the path of the file with the private keys of staging

                            TG-8013 spring.datasource.password: is sealed for production, and this process is staging
                              to fix     set it to a secret of staging, sealed with a public key of staging
                            """);
        }
    }

    @Nested
    class Where_secrets_must_be_sealed {

        private static final String POLICY = Shop.REGISTRY + "policy:\n  secrets: {staging: sealed-only}\n";

        @ConfigMapping(prefix = "app")
        interface WithDefaults {
            @WithDefault("a-made-up-default")
            SecretText secret();

            @WithDefault("https://me:made-up@pay.staging.shop.example")
            URI uri();

            @WithDefault("plain")
            String text();
        }

        private String problems(Class<?> mapping, Map<String, String> variables) {
            Loading<?> loading = Shop.in("staging", variables, POLICY).tryLoad(mapping);
            return loading instanceof Loading.Failed<?> failed ? failed.report().text() : "loaded";
        }

        @Test
        void every_plain_one_is_refused() {
            assertThat(problems(
                            Everything.class,
                            with(
                                    "APP_SECRET", "a-made-up-secret",
                                    "APP_TEXT", "acme_" + "test_documentedFake",
                                    "APP_URI", "https://me:made-up@pay.staging.shop.example/",
                                    "APP_LIST", "x;password=made-up",
                                    "APP_SECRETS_0_", seal("APP_SECRETS_0_", "one"),
                                    "APP_SECRETS_1_", "two",
                                    "APP_MAP_TEAM", "made-up",
                                    "APP_NUMBER", "42",
                                    "APP_GROUP_ADDRESS", "db.staging.shop.example:5432")))
                    .isEqualTo("""
                            shop refuses to start as staging: 6 problems

                            TG-8024 APP_LIST (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_MAP_TEAM (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_SECRET (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_SECRETS_1_ (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_TEXT (environment variable): holds a credential of Acme Pay that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_URI (environment variable): holds a URL with a login that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal
                            """);
        }

        @Test
        void defaults_count_and_sealed_ones_pass() {
            assertThat(problems(WithDefaults.class, with())).isEqualTo("""
                    shop refuses to start as staging: 2 problems

                    TG-8024 APP_SECRET (default of secret()): holds a secret that was not sealed, and staging takes sealed secrets only
                      to fix     seal it with a public key of staging, and set the variable to the seal

                    TG-8024 APP_URI (default of uri()): holds a URL with a login that was not sealed, and staging takes sealed secrets only
                      to fix     seal it with a public key of staging, and set the variable to the seal
                    """);
            assertThat(problems(
                            WithDefaults.class,
                            with(
                                    "APP_SECRET", seal("APP_SECRET", "a-made-up-secret"),
                                    "APP_URI", seal("APP_URI", "https://me:made-up@pay.staging.shop.example"))))
                    .isEqualTo("loaded");
        }

        @Test
        void a_type_that_keeps_one_is_one() {
            assertThat(problems(
                            Kept.class, with("APP_KEPT", "made-up", "APP_ALL_0_", "made-up", "APP_OTHER", "made-up")))
                    .isEqualTo("""
                            shop refuses to start as staging: 2 problems

                            TG-8024 APP_ALL_0_ (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal

                            TG-8024 APP_KEPT (environment variable): holds a secret that was not sealed, and staging takes sealed secrets only
                              to fix     seal it with a public key of staging, and set the variable to the seal
                            """);
        }

        @Test
        void another_loaders_count_as_far_as_their_text_shows_them() {
            Tierguard staging = Shop.in("staging", with(), POLICY);

            assertThat(staging.check(Map.of("a", "made-up", "b", "jdbc:nobody:x;password=made-up"))
                            .text())
                    .contains("TG-8024 b: holds a secret that was not sealed")
                    .doesNotContain(" a:");
            assertThat(staging.check(Map.of("b", seal("B", "x;password=made-up")))
                            .isClean())
                    .isTrue();
        }

        @Test
        void other_tiers_may_have_plain_ones() {
            Loading<Everything> loading = Shop.in("development", Map.of("APP_SECRET", "plain"), POLICY)
                    .tryLoad(Everything.class);

            assertThat(loading).isInstanceOf(Loading.Loaded.class);
        }

        @Test
        void observing_changes_nothing() {
            String observing = POLICY + "  mode: {observe-until: 2027-01-01}\n";
            Loading<Everything> loading =
                    Shop.in("staging", Map.of("APP_SECRET", "plain"), observing).tryLoad(Everything.class);

            assertThat(loading).isInstanceOf(Loading.Failed.class);
        }
    }
}
