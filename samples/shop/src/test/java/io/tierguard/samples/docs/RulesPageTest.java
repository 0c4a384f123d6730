package io.tierguard.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import io.tierguard.archunit.RuleSettings;
import io.tierguard.archunit.TierguardRules;
import io.tierguard.archunit.report.SarifReport;
import io.tierguard.settings.HardCodedByDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/rules.md} shows. */
class RulesPageTest {

    private final JavaClasses classes = new ClassFileImporter().importClasses(Bookings.class);

    static final class Settings {
        private Settings() {}

        // region settings
        static final ArchRule tierguard = TierguardRules.with(RuleSettings.defaults()
                        .configurationPackages("com.acme.boot..") // may read the environment and know the tier
                        .connectionPackages("com.acme.wiring..") // may make clients and data sources
                        .sink("com.acme.vault.Client#login(String, String)", 2) // takes a credential
                        .tierWords("canary")
                        .registry(Path.of("src/main/resources/tierguard.yaml")))
                .all();
        // endregion
    }

    static final class Frozen {
        private Frozen() {}

        // region frozen
        @ArchTest
        static final ArchRule secrets = FreezingArchRule.freeze(TierguardRules.SECRETS);
        // endregion
    }

    static final class Bookings {
        // region by-design
        @HardCodedByDesign(reason = "the provider's documented example key", until = "2099-03-31")
        static final String API_KEY = "Kd83documentedfake";
        // endregion

        String password = "Kd83fakeqPz71";

        private Bookings() {}
    }

    @Test
    void go_by_the_settings_of_a_team() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Settings.tierguard.check(classes))
                .withMessageContaining("Bookings.password> is named like a secret and holds a hard-coded value")
                .withMessageNotContaining("API_KEY");
    }

    @Test
    void are_written_as_sarif(@TempDir Path target) throws IOException {
        Path file = target.resolve("tierguard.sarif");
        // region sarif
        SarifReport.of(TierguardRules.with(RuleSettings.defaults()).report(classes))
                .write(file);
        // endregion
        assertThat(file).content().contains("\"TG-5001\"").doesNotContain("Kd83");
    }

    @Test
    void start_an_allow_file(@TempDir Path module) throws IOException {
        Path file = module.resolve("tier-rules.allow");
        // region start
        Optional<LocalDate> until = Optional.of(LocalDate.of(2027, 3, 31));
        TierguardRules.with(RuleSettings.defaults()).startAllowFile(classes, file, "was there before the rules", until);
        // endregion
        assertThat(Files.readString(file))
                .startsWith("tierguard allow file 1\n")
                .contains("Bookings#password | was there before the rules | 2027-03-31")
                .doesNotContain("Kd83");
    }

    @Test
    void can_be_frozen() {
        assertThat(Frozen.secrets.getDescription()).isEqualTo(TierguardRules.SECRETS.getDescription());
    }
}
