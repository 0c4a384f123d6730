package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.tierguard.archunit.fixture.Fixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierguardRulesTest {

    @TempDir
    Path temp;

    @Test
    void names_member_kind_and_line() {
        JavaClasses classes = Fixture.in(temp).source("Db", """
                        class Db {
                            String connect() {
                                return "@URL@";
                            }
                        }
                        """).imported();

        assertThat(lines(classes))
                .containsExactly("Method <shop.Db.connect()> holds a hard-coded secret: password in a JDBC URL"
                        + " [TG-5001] in (Db.java:4)");
    }

    private static List<String> lines(JavaClasses classes) {
        return TierguardRules.NO_HARD_CODED_SECRETS
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }
}
