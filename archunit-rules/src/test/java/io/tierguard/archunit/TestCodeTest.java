package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules let pass in the code of tests. */
class TestCodeTest {

    private static final String TEST = """
            class OrdersTest {
                String token = "@GITHUB@";
                String key = \"""
                        -----BEGIN PRIVATE KEY-----
                        @KEY@
                        -----END PRIVATE KEY-----\""";
                String url = "jdbc:postgresql://localhost/orders?user=app&password=@PASSWORD@";
                String home = System.getProperty("user.home");
                boolean live = "production".equals(System.getenv("TIER"));
            }
            """;

    @TempDir
    Path temp;

    @Test
    void tests_beside_other_code_may_do_what_tests_do_but_hold_no_token_and_no_private_key() throws IOException {
        Path main = Fixture.in(temp).source("Orders", "class Orders { }").compile();
        Path test = inPlaceOfTests();

        JavaClasses both = new ClassFileImporter().importPaths(main, test);

        assertThat(Report.lines(TierguardRules.ALL, both))
                .containsExactly(
                        "Field <shop.OrdersTest.key> holds a hard-coded secret: private key [TG-5001] in (OrdersTest.java:4)",
                        "Field <shop.OrdersTest.token> holds a hard-coded secret: GitHub personal access token"
                                + " [TG-5001] in (OrdersTest.java:3)");
    }

    @Test
    void an_import_of_nothing_but_tests_is_checked_in_full() throws IOException {
        JavaClasses tests = new ClassFileImporter().importPath(inPlaceOfTests());

        assertThat(Report.lines(TierguardRules.ALL, tests)).hasSize(6);
    }

    /** Where Maven puts them. */
    private Path inPlaceOfTests() throws IOException {
        Path classes = Fixture.in(temp).source("OrdersTest", TEST).compile();
        Path target = Files.createDirectories(temp.resolve("module/target")).resolve("test-classes");
        return Files.move(classes, target);
    }
}
