package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tierguard.Tierguard;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.registry.Registry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every problem about a value says where the value comes from; in development that may be a {@code .env}. */
class OriginTest {

    @TempDir
    Path directory;

    @ConfigMapping(prefix = "shop")
    interface Settings {
        int port();

        Optional<SecretText> key();

        Optional<String> name();

        Optional<List<Integer>> sizes();

        @WithDefault("https://pay.staging.shop.example")
        URI url();
    }

    private Loading<Settings> load(String dotEnv, Map<String, String> variables) throws IOException {
        Files.writeString(directory.resolve(".env"), "TIERGUARD_ENVIRONMENT=development\n" + dotEnv);
        Tierguard.Sources sources = Tierguard.Sources.of(variables, Registry.parse("tierguard.yaml", Shop.REGISTRY))
                .with(RuntimeEvidence.none())
                .with(directory);
        return ((Tierguard.Resolved) Tierguard.resolve(sources)).tierguard().tryLoad(Settings.class);
    }

    private String problems(String dotEnv, Map<String, String> variables) throws IOException {
        return ((Loading.Failed<Settings>) load(dotEnv, variables)).report().text();
    }

    @Test
    void a_report_names_the_line_the_variable_and_the_default() throws IOException {
        String dotEnv = """
                # of this machine
                SHOP_PORT=eighty
                SHOP_KEY=acme_live_documented_fake
                SHOP_NAMES=x
                SHOP_SIZES_0_=1
                SHOP_URL=http://localhost
                """;

        assertThat(problems(dotEnv, Map.of("SHOP_SIZES", "1,two", "SHOP_NAME", "")))
                .isEqualTo("""
                shop refuses to start as development: 5 problems

                TG-8001 SHOP_KEY (.env:4): holds a live credential of Acme Pay, and this process is development
                  to fix     use the test credential of Acme Pay: live ones belong to production

                TG-7004 SHOP_NAMES (.env:5): is set, but nothing reads it
                  to fix     unset it: SHOP_NAME, which it resembles, is set

                TG-7003 SHOP_PORT (.env:3): does not hold a whole number
                  to fix     set it to a whole number

                TG-7003 SHOP_SIZES (environment variable): does not hold a list, each element a whole number
                  to fix     set it to a list, each element a whole number

                TG-7005 SHOP_SIZES: is set twice, as SHOP_SIZES (environment variable) and SHOP_SIZES_0_ (.env:6)
                  to fix     leave one of them
                """);
    }

    @Test
    void a_default_is_named_by_its_member() throws IOException {
        assertThat(problems("SHOP_PORT=1", Map.of()))
                .contains(
                        ": 1 problem\n",
                        "TG-2001 SHOP_URL (default of url()): this process is development, and pay.staging.shop.example:443"
                                + " belongs to staging\n");
    }

    @Test
    void a_real_variable_wins_over_the_file_in_whatever_spelling() throws IOException {
        Loading<Settings> loading = load(
                "SHOP_PORT=1\nshop_name=file\nSHOP_URL=http://localhost",
                Map.of("shop_port", "2", "SHOP_NAME", "real"));

        Settings settings = ((Loading.Loaded<Settings>) loading).settings();
        assertThat(settings.port()).isEqualTo(2);
        assertThat(settings.name()).contains("real");
        assertThat(settings.url()).isEqualTo(URI.create("http://localhost"));
    }

    @Test
    void two_spellings_in_the_file_are_told_with_both_lines() throws IOException {
        assertThat(problems("SHOP_PORT=1\nSHOP_NAME=a\nshop_name=b\nSHOP_URL=http://localhost", Map.of()))
                .contains(
                        ": 1 problem\n",
                        "TG-7005 SHOP_NAME: is set twice, as SHOP_NAME (.env:3) and shop_name (.env:4)\n");
    }
}
