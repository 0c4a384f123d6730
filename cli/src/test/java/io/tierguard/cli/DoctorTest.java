package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final String PASSWORD = "fake-pass" + "word-Zq9";
    private static final String LIVE = "sk_live_" + "FAKEfake".repeat(3);

    private static final String SETTINGS = """
            # as 'env' prints them
            TIERGUARD_ENVIRONMENT=staging
            SHOP_AUDIT_URL=jdbc:postgresql://orders-db.example.com/orders
            SHOP_DB_URL=jdbc:postgresql://orders-db.example.com/orders_staging?password=%s
            SHOP_METRICS=https://metrics.prod.example.com/push
            SHOP_PASSWORD=postgres
            SHOP_PORT=8080
            SHOP_STRIPE_KEY=%s
            OTHER=https://nobody.example.org
            """.formatted(PASSWORD, LIVE);

    private static final String PAGE = """
            orders as staging on 2026-11-24: 3 problems

            identity
              environment  staging
              assurance    declared: nothing but its own variable says so
              evidence     TIERGUARD_ENVIRONMENT=staging                   environment variable

            registry
              file         tierguard.yaml
              sha256       f2bbd07f507dfff1b788a5f2cf0b28b4978b4dd903015f54accbd958dbad1100
              development  enforce, unknown endpoints refused
              test         enforce, unknown endpoints refused
              staging      enforce, unknown endpoints refused
              production   enforce, unknown endpoints refused, secrets sealed only, attestation required, markers required, protected

            endpoints
              production                                 *.prod.example.com                         tierguard.yaml:13
                                                         10.1.0.0/16                                tierguard.yaml:14
                                                         2001:db8:1::/48                            tierguard.yaml:15
                                                         orders-db.example.com:5432/orders          tierguard.yaml:16
              staging                                    *.staging.example.com                      tierguard.yaml:18
                                                         orders-db.example.com:5432/orders_staging  tierguard.yaml:19
              qa-eu                                      qa-eu.example.com                          tierguard.yaml:21
              development, test, staging and production  localhost:5432                             tierguard.yaml:23
              shared                                     https://api.stripe.com                     tierguard.yaml:25
                                                         repo.example.com                           tierguard.yaml:26

            crossings
              staging to production  metrics.prod.example.com:443  until 2027-03-31  tierguard.yaml:30  the release dashboard compares against production

            settings
              SHOP_AUDIT_URL   TG-2001  leads to jdbc:postgresql://orders-db.example.com/orders
              SHOP_DB_URL      fine     secret; leads to jdbc:postgresql://orders-db.example.com/orders_staging
              SHOP_METRICS     fine     leads to https://metrics.prod.example.com/push
              SHOP_PASSWORD    TG-8032  secret; everybody knows it
              SHOP_PORT        fine     text
              SHOP_STRIPE_KEY  TG-8001  live credential of Stripe, Paystack, Clerk or another provider

            reachability
              refused  orders-db.example.com:5432/orders          production  tierguard.yaml:16  SHOP_AUDIT_URL
              allowed  orders-db.example.com:5432/orders_staging  staging     tierguard.yaml:19  SHOP_DB_URL
              allowed  metrics.prod.example.com:443/push          production  tierguard.yaml:13  SHOP_METRICS

            to be known
              the registry names addresses, and no name was looked up: --resolve does

            all that is wrong: 3 problems

            TG-2001 SHOP_AUDIT_URL: this process is staging, and orders-db.example.com:5432/orders belongs to production
              production by  orders-db.example.com:5432/orders  tierguard.yaml:16
              staging by     TIERGUARD_ENVIRONMENT=staging     environment variable
              to fix         point SHOP_AUDIT_URL at an endpoint of staging, or correct tierguard.yaml:16 if this endpoint is not production's

            TG-8032 SHOP_PASSWORD: holds a value that everybody knows or guesses
              to fix     set it to a random one

            TG-8001 SHOP_STRIPE_KEY: holds a live credential of Stripe, Paystack, Clerk or another provider, and this process is staging
              to fix     use the test credential of Stripe, Paystack, Clerk or another provider: live ones belong to production
            """;

    @TempDir
    Path directory;

    /** Of a process that has these variables. */
    private Called ofDump(String variables, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "doctor",
                "--registry",
                Called.REGISTRY,
                "--at",
                Called.DAY,
                "--variables",
                Files.writeString(directory.resolve("env.txt"), variables).toString()));
        args.addAll(Arrays.asList(more));
        return checked(Called.tierguard(args.toArray(String[]::new)));
    }

    private static Called checked(Called called) {
        assertThat(called.out() + called.err()).doesNotContain(PASSWORD, LIVE);
        return called;
    }

    private Called ofThisProcess(Map<String, String> variables, Path registry, String... more) {
        List<String> args = new ArrayList<>(List.of("doctor", "--registry", registry.toString(), "--at", Called.DAY));
        args.addAll(Arrays.asList(more));
        return checked(Called.tierguard(variables, new byte[0], args));
    }

    private Path registry(String lines) throws IOException {
        return Files.writeString(directory.resolve("tierguard.yaml"), "version: 1\n" + lines);
    }

    @Test
    void tells_everything_on_one_page() throws IOException {
        assertThat(ofDump(SETTINGS, "--prefix", "SHOP_")).isEqualTo(new Called(1, PAGE, ""));
    }

    @Test
    void is_content_where_nothing_is_wrong() throws IOException {
        Called called =
                ofDump("TIERGUARD_ENVIRONMENT=staging\nURL=https://a.staging.example.com\n", "--variable", "URL");

        assertThat(called.status()).isZero();
        assertThat(called.out())
                .startsWith("orders as staging on 2026-11-24: nothing is wrong\n")
                .contains("\n  allowed  a.staging.example.com:443  staging  tierguard.yaml:18  URL\n")
                .doesNotContain("all that is wrong");
    }

    @Test
    void prints_one_object_for_programs() throws IOException {
        String json = ofDump(SETTINGS, "--prefix", "SHOP_", "--format", "json").out();

        assertThat(json.lines()).hasSize(1);
        assertThat(json)
                .startsWith(
                        "{\"status\":1,\"day\":\"2026-11-24\",\"application\":\"orders\",\"environment\":\"staging\","
                                + "\"tier\":\"staging\",\"assurance\":\"declared\",\"evidence\":[{\"source\":\"tierguard.environment\","
                                + "\"statement\":\"TIERGUARD_ENVIRONMENT=staging\",\"origin\":\"environment variable\"}],"
                                + "\"registry\":{\"files\":[\"tierguard.yaml\"],\"sha256\":\"f2bb")
                .contains(
                        "{\"tier\":\"production\",\"mode\":\"enforce\",\"observeUntil\":null,\"unknownEndpoints\":\"refuse\","
                                + "\"secrets\":\"sealed-only\",\"attestation\":\"required\",\"marker\":\"required\",\"protected\":true}")
                .contains(
                        "\"crossings\":[{\"from\":\"staging\",\"to\":\"production\",\"endpoint\":\"metrics.prod.example.com:443\","
                                + "\"reason\":\"the release dashboard compares against production\",\"expires\":\"2027-03-31\","
                                + "\"live\":true,\"rule\":\"tierguard.yaml:30\"}]")
                .contains(
                        "{\"variable\":\"SHOP_STRIPE_KEY\",\"serviceLink\":false,\"seal\":null,\"credentials\":[{\"provider\":"
                                + "\"Stripe, Paystack, Clerk or another provider\",\"mode\":\"live\"}],\"secret\":true,\"weak\":false,\"targets\":[],\"codes\":[\"TG-8001\"]}")
                .contains(
                        "{\"target\":\"jdbc:postgresql://orders-db.example.com/orders\",\"decision\":\"refused\",\"code\":"
                                + "\"TG-2001\",\"endpoints\":[{\"endpoint\":\"orders-db.example.com:5432/orders\",\"addresses\":[],"
                                + "\"owner\":[\"production\"],\"rule\":\"tierguard.yaml:16\",\"decision\":\"refused\",\"code\":\"TG-2001\","
                                + "\"answer\":null}]}")
                .contains("\"markers\":[]")
                .contains(
                        "{\"kind\":\"crossing\",\"endpoint\":\"metrics.prod.example.com:443\",\"rule\":\"tierguard.yaml:13\","
                                + "\"cells\":[{\"answer\":\"refused\",\"until\":null},{\"answer\":\"refused\",\"until\":null},"
                                + "{\"answer\":\"refused\",\"until\":null},{\"answer\":\"crossing\",\"until\":\"2027-03-31\"},")
                .contains(
                        "{\"code\":\"TG-8032\",\"where\":\"SHOP_PASSWORD\",\"source\":\"\",\"text\":\"holds a value that everybody"
                                + " knows or guesses\",\"details\":[],\"fix\":\"set it to a random one\"}")
                .endsWith("\"notes\":[\"the registry names addresses, and no name was looked up: --resolve does\"]}\n");
    }

    @Test
    void says_the_same_whatever_the_secrets_are() throws IOException {
        String others = SETTINGS.replace(PASSWORD, "another-fake-" + "Pw7-that-is-longer")
                .replace(LIVE, "sk_live_" + "SHAMsham".repeat(9));

        for (String format : List.of("text", "json")) {
            Path one = directory.resolve("one.html");
            Path other = directory.resolve("other.html");
            assertThat(ofDump(others, "--prefix=SHOP_", "--format", format, "--html", one.toString()))
                    .isEqualTo(ofDump(SETTINGS, "--prefix=SHOP_", "--format", format, "--html", other.toString()));
            assertThat(one).hasSameTextualContentAs(other);
            assertThat(Files.readString(one)).doesNotContain(PASSWORD, LIVE);
        }
    }

    @Nested
    class Identity {

        @Test
        void that_nobody_tells_is_a_problem_and_settings_are_not_judged_by_guesses() throws IOException {
            Called called = ofDump("SHOP_URL=https://a.prod.example.com\n", "--prefix", "SHOP_");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out())
                    .startsWith("orders on 2026-11-24: 1 problem\n")
                    .contains("  environment  nobody knows: see the problems\n", "\nTG-6001 TIERGUARD_ENVIRONMENT: ")
                    .contains(
                            "the settings were not judged, since nobody knows whose they are: --environment NAME says so")
                    .doesNotContain("reachability");
        }

        @Test
        void may_be_stated_where_the_variables_say_nothing() throws IOException {
            Called called = ofDump("SHOP_URL=https://qa-eu.example.com\n", "--prefix=SHOP_", "--environment=qa-eu");

            assertThat(called.status()).isZero();
            assertThat(called.out())
                    .contains("  environment  qa-eu (staging)\n  assurance    none: only this call says so\n")
                    .contains("  allowed  qa-eu.example.com:443  qa-eu  tierguard.yaml:21  SHOP_URL\n");
        }

        @Test
        void has_to_be_the_one_that_is_stated() throws IOException {
            Called called = ofDump("TIERGUARD_ENVIRONMENT=staging\n", "--environment", "test");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out())
                    .contains("TG-6004 --environment: the evidence of who this process is does not agree:"
                            + " --environment=test against TIERGUARD_ENVIRONMENT=staging\n");
        }

        @Test
        void shows_the_evidence_that_contradicts() throws IOException {
            Called called = ofDump("TIERGUARD_ENVIRONMENT=staging\nPOD_NAMESPACE=orders-prod\n");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out()).contains("TG-6004 ", "contradicts  kubernetes.namespace=orders-prod");
        }
    }

    private static String sealed(Tier tier, String variable) throws SealException {
        return Sealer.of(SealKeys.generate(tier, "k1").publicKey())
                .seal(variable, PASSWORD)
                .text();
    }

    @Nested
    class Settings {

        @Test
        void that_are_sealed_show_their_header() throws Exception {
            String forStaging = sealed(Tier.STAGING, "SHOP_A");
            String forTest = sealed(Tier.TEST, "SHOP_B");

            Called called = ofDump(
                    "TIERGUARD_ENVIRONMENT=staging\nSHOP_A=" + forStaging + "\nSHOP_B=" + forTest + "\nSHOP_C="
                            + forStaging.substring(0, 40) + "\n",
                    "--prefix",
                    "SHOP_");

            assertThat(called.status()).isEqualTo(1);
            assertThat(called.out())
                    .contains("  SHOP_A  fine     sealed for staging by the key k1, not opened\n")
                    .contains("  SHOP_B  TG-8013  sealed for test by the key k1, not opened\n")
                    .contains("  SHOP_C  TG-8010  secret\n")
                    .contains("2 seals not opened, so that nothing is said of what is inside\n")
                    .doesNotContain(forStaging.substring(30));
        }

        @Test
        void in_files_are_read_where_the_process_is() throws IOException {
            Path file = Files.writeString(directory.resolve("pw"), "postgres\n");
            Path registry = registry("endpoints:\n  test:\n    - localhost\n");

            Called called = ofThisProcess(
                    Map.of("TIERGUARD_ENVIRONMENT", "test", "SHOP_PASSWORD_FILE", file.toString()),
                    registry,
                    "--prefix",
                    "SHOP_");

            assertThat(called.out()).contains("  SHOP_PASSWORD_FILE  TG-8032  secret; everybody knows it\n");
            assertThat(ofDump("TIERGUARD_ENVIRONMENT=staging\nSHOP_PASSWORD_FILE=/x\n", "--prefix=SHOP_")
                            .out())
                    .contains("files of the other process were not looked at: 1 variable may name one\n");
        }

        @Test
        void that_kubernetes_makes_are_told_apart() throws IOException {
            Called called = ofDump("TIERGUARD_ENVIRONMENT=staging\nSHOP_PORT=tcp://10.1.2.3:80\n", "--prefix=SHOP_");

            assertThat(called.status()).isZero();
            assertThat(called.out()).contains("  SHOP_PORT  fine  set by Kubernetes for a service\n");
        }

        @Test
        void are_read_exactly_from_what_ends_in_nul() throws IOException {
            String two =
                    "BASH_FUNC_f%%=() { echo\n}\0TIERGUARD_ENVIRONMENT=staging\0SHOP_URL=https://a.staging.example.com/\n\0";

            assertThat(ofDump(two, "--prefix=SHOP_").status()).isZero();
            assertThat(ofDump("A=1\n" + PASSWORD + "\n").err())
                    .isEqualTo("tierguard doctor: line 2 of AT is no NAME=value;"
                                    .replace("AT", directory.resolve("env.txt").toString())
                            + " a value of several lines needs the form of 'env -0'\n");
        }

        @Test
        void that_were_not_chosen_are_not_spoken_of() throws IOException {
            assertThat(ofDump(SETTINGS).out())
                    .contains("no settings were looked at: --prefix PREFIX or --variable NAME chooses them\n")
                    .doesNotContain("SHOP_");
            assertThat(ofDump(SETTINGS, "--prefix", "NOBODY_").status()).isEqualTo(2);
            assertThat(ofDump(SETTINGS, "--variable", PASSWORD).err())
                    .isEqualTo("tierguard doctor: --variable number 1 is not set\n");
        }
    }

    @Nested
    class Dialling {

        @Test
        void tells_what_answers_and_never_touches_what_is_refused() throws Exception {
            try (ServerSocket own = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    ServerSocket foreign = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                gone.close();
                foreign.setSoTimeout(1);
                Path registry =
                        registry("""
                        endpoints:
                          staging:
                            - localhost:%d
                            - localhost:%d
                          production:
                            - localhost:%d
                        policy:
                          mode: {staging: {observe-until: 2026-12-31}}
                        """.formatted(own.getLocalPort(), gone.getLocalPort(), foreign.getLocalPort()));
                Map<String, String> variables = Map.of(
                        "TIERGUARD_ENVIRONMENT",
                        "staging",
                        "A_OWN",
                        "http://127.0.0.1:" + own.getLocalPort(),
                        "A_GONE",
                        "http://127.0.0.1:" + gone.getLocalPort(),
                        "A_FOREIGN",
                        "http://127.0.0.1:" + foreign.getLocalPort());

                Called called = ofThisProcess(variables, registry, "--prefix", "A_", "--connect");

                assertThat(called.status()).isEqualTo(1);
                assertThat(called.out())
                        .containsPattern("allowed +127\\.0\\.0\\.1:\\d+ +staging +tierguard.yaml:4 +A_OWN +answers\n")
                        .containsPattern("observed +127\\.0\\.0\\.1:\\d+ +production +tierguard.yaml:7 +A_FOREIGN\n")
                        .containsPattern("TG-2009 A_GONE: 127\\.0\\.0\\.1:\\d+ may be reached, and does not answer:"
                                + " nobody takes the connection\n");
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(foreign::accept);
            }
        }

        @Test
        void is_asked_for() throws Exception {
            try (ServerSocket own = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                own.setSoTimeout(1);
                Path registry = registry("endpoints:\n  staging:\n    - localhost:" + own.getLocalPort() + "\n");
                Map<String, String> variables =
                        Map.of("TIERGUARD_ENVIRONMENT", "staging", "A_OWN", "http://127.0.0.1:" + own.getLocalPort());

                assertThat(ofThisProcess(variables, registry, "--prefix", "A_").status())
                        .isZero();

                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(own::accept);
            }
        }
    }

    @Test
    void names_are_looked_up_where_that_is_asked_for() throws IOException {
        Path registry = registry("""
                endpoints:
                  staging:
                    - localhost:8443
                  production:
                    - 127.0.0.1:8443
                """);
        Map<String, String> variables = Map.of("TIERGUARD_ENVIRONMENT", "staging", "A_URL", "https://localhost:8443");

        assertThat(ofThisProcess(variables, registry, "--prefix", "A_").status())
                .isZero();
        Called called = ofThisProcess(variables, registry, "--prefix", "A_", "--resolve");
        assertThat(called.status()).isEqualTo(1);
        assertThat(called.out()).contains("\nTG-2003 A_URL: ").containsPattern("A_URL +127\\.0\\.0\\.1");
    }

    @Test
    void colours_repeat_what_words_say() {
        String line = "refused  db:5432/orders  production  tierguard.yaml:16  SHOP_URL";

        assertThat(DoctorInk.COLOURED.verdict(line)).isEqualTo("\u001b[31mrefused\u001b[0m" + line.substring(7));
        assertThat(DoctorInk.PLAIN.verdict(line)).isEqualTo(line);
        assertThat(DoctorInk.isWanted(Map.of("TERM", "xterm"))).isTrue();
        assertThat(DoctorInk.isWanted(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(DoctorInk.isWanted(Map.of())).isFalse();
    }

    @Nested
    class Markers {

        @Test
        void are_read_where_that_is_asked_for_and_allowed() throws Exception {
            Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon")
                    .start();
            try {
                StampingDesk desk = new StampingDesk(
                        directory,
                        "endpoints:\n  staging:\n    - localhost:" + server.getPort() + "/mem:doctor\n"
                                + "  production:\n    - localhost:" + server.getPort() + "/mem:other\n");
                String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:doctor;DB_CLOSE_DELAY=-1";
                Map<String, String> variables = Map.of(
                        "TIERGUARD_ENVIRONMENT",
                        "staging",
                        "A_URL",
                        url,
                        "B_URL",
                        url.replace("doctor", "other"),
                        "C_URL",
                        "jdbc:h2:mem:inside");

                Called bare =
                        ofThisProcess(variables, desk.registry(), "--variable", "A_URL", "--markers", "--user", "sa");
                assertThat(bare.status()).isEqualTo(1);
                assertThat(bare.out()).contains("  server marker  none\n", "\nTG-3028 A_URL: ");

                assertThat(desk.stamp("staging", "--user", "sa", url).status()).isZero();
                Called stamped =
                        ofThisProcess(variables, desk.registry(), "--variable", "A_URL", "--markers", "--user", "sa");
                assertThat(stamped.status()).isZero();
                assertThat(stamped.out())
                        .contains("\nmarkers of localhost:" + server.getPort() + "/mem:doctor, by A_URL\n")
                        .contains("  server marker  staging, signed by marker-1 at ");

                Called all = ofThisProcess(variables, desk.registry(), "--prefix", "A_", "--prefix", "B_", "--markers");
                assertThat(all.out()).doesNotContain("by B_URL");
            } finally {
                server.stop();
            }
        }

        @Test
        void that_cannot_be_read_are_no_answer() throws Exception {
            Path registry = registry("endpoints:\n  staging:\n    - localhost\n");

            Called called = ofThisProcess(
                    Map.of("TIERGUARD_ENVIRONMENT", "staging", "A_URL", "jdbc:h2:tcp://localhost:1/mem:x"),
                    registry,
                    "--variable",
                    "A_URL",
                    "--markers");

            assertThat(called.status()).isEqualTo(2);
            assertThat(called.out()).contains("\nTG-3042 A_URL: ");
        }

        @Test
        void are_none_where_no_process_asks_for_them() throws Exception {
            Path registry = registry("endpoints:\n  staging:\n    - localhost\n");

            Called called = ofThisProcess(
                    Map.of("TIERGUARD_ENVIRONMENT", "staging", "A_URL", "jdbc:sqlserver://localhost:1;databaseName=x"),
                    registry,
                    "--variable",
                    "A_URL",
                    "--markers");

            assertThat(called.status()).isZero();
            assertThat(called.out()).contains("\nmarkers by A_URL\n  not asked  ");
        }

        @Test
        void need_the_wish() throws IOException {
            assertThat(ofDump(SETTINGS, "--user", "sa").err())
                    .startsWith("tierguard doctor: --driver-path and the login are for --markers\n");
        }
    }

    @Test
    void without_a_registry_there_is_no_answer() throws IOException {
        assertThat(Called.tierguard("doctor", "--registry", "nowhere.yaml").err())
                .isEqualTo("tierguard doctor: there is no file at nowhere.yaml, which --registry names\n");
        Called called = ofThisProcess(Map.of(), registry("endpoint: {}\nx: 1\n"));
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("TG-1005", "'endpoint'", "'x'");
    }

    @Test
    void crossings_that_end_are_told_in_time() throws IOException {
        assertThat(Called.tierguard(
                                "doctor",
                                "--registry",
                                Called.REGISTRY,
                                "--environment",
                                "staging",
                                "--at",
                                "2027-03-20")
                        .out())
                .contains("the crossing at tierguard.yaml:30 ends on 2027-03-31\n");
        assertThat(Called.tierguard(
                                "doctor",
                                "--registry",
                                Called.REGISTRY,
                                "--environment",
                                "staging",
                                "--at",
                                "2027-04-01")
                        .out())
                .contains("  ended on 2027-03-31  ")
                .contains(
                        "the crossing at tierguard.yaml:30 ended on 2027-03-31: remove it, or renew it with a reason\n");
    }

    @Test
    void the_documentation_shows_what_is_printed() throws IOException {
        String document = Files.readString(Path.of("../docs/command-line.md"), StandardCharsets.UTF_8);

        assertThat(document)
                .contains("\nsettings\n"
                        + PAGE.substring(PAGE.indexOf("  SHOP_AUDIT_URL"), PAGE.indexOf("\nto be known")));
    }
}
