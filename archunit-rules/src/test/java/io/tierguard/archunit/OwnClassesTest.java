package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tierguard.report.Code;
import org.junit.jupiter.api.Test;

/** Our own code keeps our own rules: the tests too, whose secrets are put together at run time. */
class OwnClassesTest {

    @Test
    void core_and_the_rules_hold_no_secret() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.tierguard");

        assertThat(classes.contain(Code.class)).isTrue();
        assertThat(classes.contain(TierguardRules.class)).isTrue();
        TierguardRules.NO_HARD_CODED_SECRETS.check(classes);
    }

    @Test
    void these_tests_hold_no_token_and_no_key() {
        JavaClasses classes = new ClassFileImporter()
                .importClasses(TierguardRulesTest.class, PlacesOfTextTest.class, RedactionTest.class);

        TierguardRules.NO_HARD_CODED_SECRETS.check(classes);
    }
}
