package io.tierguard.leak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.tierguard.settings.Doc;
import io.tierguard.settings.HostPort;
import io.tierguard.settings.JdbcUrl;
import io.tierguard.settings.NotAnEndpoint;
import io.tierguard.settings.SecretText;
import io.tierguard.settings.SettingsReference;
import io.tierguard.testing.Told;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Settings with secrets in every type and every place, well and badly formed. */
final class SettingsScenarios {

    /** Forms in which a secret may come; none of them is a secret of anybody's. */
    static final List<String> SHAPES = List.of(
            "%w",
            "%m",
            "%k",
            " %w ",
            "%w\n%w",
            "\uFEFF%w",
            "\ud800%w",
            "1,%w",
            "%w,%w",
            "true,%m",
            "%w:%w",
            "%k:%k",
            "localhost:%m",
            "[%m]:1",
            "/%m/%m",
            "~/%m",
            "tcp://10.0.0.1:%m",
            "mailto:%m",
            "https://user:%m@a.prod.shop.example/%m?k=%m#%m",
            "https://user:%w@a.prod.shop.example/%w?k=%w#%w",
            "https://%m@a.staging.shop.example/hooks/%m?token=%m#%m",
            "https://%w@x@y/%w",
            "https://%k\\@b",
            "https://[%m]/",
            "https://a.prod.shop.example:%m/",
            "https://a.staging.shop.example/%zz%m",
            "https://a.staging.shop.example/../%m",
            "https://0x7f.1/%m",
            "https:%m",
            "https://%k:@x/%m@y",
            "redis://:%m@cache.prod.shop.example,%w@x:6379",
            "amqp+srv://%k:%k@prod.shop.example",
            "jdbc:%w",
            "jdbc:postgresql://user:%m@db.prod.shop.example/shop?password=%m",
            "jdbc:nobody:%w;password=%k",
            "user=%k;password=%k",
            "Bearer %k",
            "acme_" + "live_%k",
            "acme_" + "test_%k",
            "sk_" + "live_%k",
            "{\"type\": \"service_account\", \"private_key\": \"%k\", \"client_email\": \"%m\"}",
            "-----BEGIN PRIVATE KEY-----\n%k\n-----END PRIVATE KEY-----",
            "sealed:%w",
            "sealed:%w:staging:k1:%k",
            "sealed:v1:%w:k1:%k",
            "sealed:v1:staging:%w:%k",
            "sealed:v1:staging:k1:%w",
            "sealed:v1:staging:k1:%k",
            " sealed:v1:staging:k1:%k",
            "${%k}",
            "$%k$$");

    /** Such of them as are read in a way of their own in a file or in a .env. */
    private static final List<String> ELSEWHERE = List.of(
            "%w",
            "%m",
            "%k",
            "/%m/%m",
            "%w\n%w",
            "\uFEFF%w",
            "https://user:%m@a.prod.shop.example/%m?k=%m#%m",
            "jdbc:nobody:%w;password=%k",
            "acme_" + "live_%k",
            "sealed:v1:staging:k1:%k",
            "\u0000%w");

    private static final List<String> NAMES = List.of(
            "APP_NUMBER",
            "APP_LARGE",
            "APP_FLAG",
            "APP_LETTER",
            "APP_DECIMAL",
            "APP_TIME",
            "APP_DAY",
            "APP_ID",
            "APP_PATTERN",
            "APP_CHARSET",
            "APP_CURRENCY",
            "APP_TYPE",
            "APP_FILE",
            "APP_COLOUR",
            "APP_URI",
            "APP_URL",
            "APP_JDBC",
            "APP_SECRET",
            "APP_TEXT",
            "APP_ISSUER",
            "APP_MAYBE_FLAG",
            "APP_FLAG_LIST",
            "APP_FLAG_LIST_0_",
            "APP_FLAG_ARRAY",
            "APP_FLAGS_ONE",
            "APP_BY_FLAG_TRUE",
            "APP_HOST_PORT",
            "APP_ADDRESS",
            "APP_MAYBE",
            "APP_MAYBE_NUMBER",
            "APP_LIST",
            "APP_NUMBERS_0_",
            "APP_NUMBERS_1_",
            "APP_ARRAY",
            "APP_ENTRIES_ONE",
            "APP_URIS_ONE",
            "APP_KEYED_1",
            "APP_GROUPS_0__NUMBER",
            "APP_GROUPS_0__SECRET",
            "APP_OWN",
            "APP_NUMBR",
            "APP_UNREAD",
            "APP_SECRET_FIL");

    private SettingsScenarios() {}

    enum Colour {
        RED
    }

    interface Part {
        int number();

        SecretText secret();
    }

    @ConfigMapping(prefix = "app")
    interface Everything {
        int number();

        long large();

        boolean flag();

        char letter();

        BigDecimal decimal();

        Duration time();

        LocalDate day();

        UUID id();

        Pattern pattern();

        Charset charset();

        Currency currency();

        Class<?> type();

        Path file();

        Colour colour();

        URI uri();

        URL url();

        JdbcUrl jdbc();

        SecretText secret();

        String text();

        @NotAnEndpoint(reason = "an issuer")
        String issuer();

        @io.tierguard.settings.Endpoint(port = "number")
        String host();

        HostPort hostPort();

        InetSocketAddress address();

        Optional<Boolean> maybeFlag();

        List<Boolean> flagList();

        boolean[] flagArray();

        Map<String, Boolean> flags();

        Map<Boolean, String> byFlag();

        Optional<HostPort> maybe();

        OptionalInt maybeNumber();

        List<URI> list();

        List<Integer> numbers();

        int[] array();

        Map<String, Integer> entries();

        Map<String, URI> uris();

        Map<Integer, String> keyed();

        List<Part> groups();

        FailingTypes.ByFactory own();

        String missing();
    }

    @ConfigMapping(prefix = "app")
    interface Good {
        SecretText secret();

        Optional<SecretText> maybe();

        JdbcUrl jdbc();

        URI uri();

        List<SecretText> list();

        Map<String, SecretText> entries();

        Part group();
    }

    @ConfigMapping(prefix = "app")
    interface Failing {
        FailingTypes.ByFactory factory();

        @WithConverter(FailingTypes.ByRuntimeException.class)
        String runtimeException();

        @WithConverter(FailingTypes.ByCheckedException.class)
        String checkedException();

        @WithConverter(FailingTypes.ByLinkageError.class)
        String linkageError();

        @WithConverter(FailingTypes.ByAssertionError.class)
        String assertionError();

        @WithConverter(FailingTypes.ByOwnError.class)
        String ownError();
    }

    @ConfigMapping(prefix = "app")
    interface Late {
        @WithConverter(FailingTypes.TheSecondTime.class)
        String late();
    }

    @ConfigMapping(prefix = "app")
    interface Defaults {
        @WithDefault("zQxJqXzjZQxJqqXz")
        int number();

        @WithDefault("https://u:zQxJqXzjZQxJqqXz@a.prod.shop.example")
        URI uri();

        @WithDefault("acme_live_zQxJqXzjZQxJqqXz")
        SecretText secret();

        @WithDefault("sealed:v1:staging:k1:zQxJqXzjZQxJqqXz")
        String sealed();
    }

    @ConfigMapping(prefix = "app")
    interface SecretDefaults {
        @WithDefault("https://u:zQxJqXzjZQxJqqXz@a.prod.shop.example")
        URI uri();

        @Doc(value = "a key", example = "x;password=zQxJqXzjZQxJqqXz")
        @WithDefault("x;password=zQxJqXzjZQxJqqXz")
        String text();

        @Doc(value = "a secret", example = "zQxJqXzjZQxJqqXz")
        @WithDefault("zQxJqXzjZQxJqqXz")
        SecretText secret();
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String shape : SHAPES) {
            all.add(new Scenario("every type holds " + shape, (secrets, directory, told) -> {
                world(told, directory).variables(every(secrets.in(shape))).load(Everything.class);
            }));
            all.add(new Scenario("in production every type holds " + shape, (secrets, directory, told) -> {
                new World(told, directory)
                        .in("production")
                        .registry("policy:\n  secrets: {production: sealed-only}\n")
                        .variables(every(secrets.in(shape)))
                        .load(Everything.class);
            }));
            all.add(new Scenario("another loader has, and this one observes, " + shape, (secrets, directory, told) -> {
                world(told, directory)
                        .registry("policy:\n  mode: {observe-until: 2027-01-31}\n")
                        .check(every(secrets.in(shape)));
            }));
        }
        for (String shape : ELSEWHERE) {
            all.add(new Scenario("a file holds " + shape, (secrets, directory, told) -> {
                for (String permissions : List.of("rw-------", "rw-r--r--")) {
                    Path file = Files.writeString(directory.resolve("mounted"), secrets.in(shape));
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
                    World world = world(told, directory);
                    for (String name : NAMES) {
                        world.variable(name + "_FILE", file.toString());
                    }
                    world.load(Everything.class);
                }
            }));
            all.add(new Scenario("a variable that names a file holds " + shape, (secrets, directory, told) -> {
                World world = world(told, directory);
                for (String name : NAMES) {
                    world.variable(name + "_FILE", secrets.in(shape));
                }
                world.load(Everything.class);
            }));
            all.add(new Scenario("is set twice, once to " + shape, (secrets, directory, told) -> {
                World world = world(told, directory).variables(every(secrets.in(shape)));
                for (String name : NAMES) {
                    world.variable(name.toLowerCase(java.util.Locale.ROOT), secrets.in(shape) + "x");
                    world.variable(name + "_FILE", secrets.in(shape));
                }
                world.load(Everything.class);
            }));
            all.add(new Scenario("a .env holds " + shape, (secrets, directory, told) -> {
                for (String line :
                        List.of("APP_SECRET=%s", "APP_SECRET='%s'", "APP_SECRET=\"%s", "%s", "%s=x", "x#%s")) {
                    String text = line.formatted(secrets.in(shape));
                    Files.writeString(directory.resolve(".env"), "APP_NUMBER=1\n" + text + "\n");
                    new World(told, directory)
                            .in("development")
                            .start()
                            .ifPresent(tierguard -> told.object(tierguard.tryLoad(Everything.class)));
                }
            }));
        }
        all.add(new Scenario("everything is as it should be", SettingsScenarios::good));
        all.add(new Scenario("converters fail by the text", SettingsScenarios::failing));
        all.add(new Scenario("a converter fails when it is asked again", (secrets, directory, told) -> {
            FailingTypes.TheSecondTime.reset();
            world(told, directory).variable("APP_LATE", secrets.word()).load(Late.class);
        }));
        all.add(new Scenario("defaults are secrets", (secrets, directory, told) -> {
            world(told, directory).load(Defaults.class);
            told.call(() -> {
                var reference = SettingsReference.of(SecretDefaults.class);
                return reference + reference.envExample() + reference.markdown();
            });
        }));
        return all;
    }

    private static World world(Told told, Path directory) {
        return new World(told, directory).in("staging");
    }

    private static Map<String, String> every(String value) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : NAMES) {
            variables.put(name, value);
        }
        // a host is shown: a word that may be one is no secret there
        variables.put("APP_HOST", value.matches("[\\p{L}-]+") ? "[" : value);
        return variables;
    }

    private static void good(Secrets secrets, Path directory, Told told) throws IOException {
        Path file = Files.writeString(directory.resolve("mounted"), secrets.word());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        world(told, directory)
                .variable("APP_SECRET_FILE", file.toString())
                .variable("APP_MAYBE", secrets.word())
                .variable("APP_JDBC", "jdbc:tierguard-test:" + secrets.mark())
                .variable("APP_URI", secrets.in("https://u:%m@a.staging.shop.example/%m?%m"))
                .variable("APP_LIST", secrets.in("%w,%m,%k"))
                .variable("APP_ENTRIES_ONE", secrets.word())
                .variable("APP_GROUP_NUMBER", "1")
                .variable("APP_GROUP_SECRET", secrets.word())
                .load(Good.class);
    }

    private static void failing(Secrets secrets, Path directory, Told told) {
        World world = world(told, directory);
        for (String name : List.of(
                "APP_FACTORY",
                "APP_RUNTIME_EXCEPTION",
                "APP_CHECKED_EXCEPTION",
                "APP_LINKAGE_ERROR",
                "APP_ASSERTION_ERROR",
                "APP_OWN_ERROR")) {
            world.variable(name, secrets.word());
        }
        world.load(Failing.class);
    }
}
