package io.tierguard.archunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.tierguard.archunit.RuleSettings;
import io.tierguard.archunit.TierguardRules;
import io.tierguard.archunit.fixture.Fakes;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.report.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {

    @TempDir
    Path temp;

    private JavaClasses shop(Fakes fakes) {
        return Fixture.in(temp).fakes(fakes).source("Keys", """
                        class Keys {
                            static final String ONE = "@GITHUB@";
                            Object two = "jdbc:postgresql://db.shop.example/orders?user=app&password=@PASSWORD@";
                            Object region = System.getenv("REGION");
                        }
                        """).imported();
    }

    private static SarifReport report(JavaClasses classes) {
        return SarifReport.of(TierguardRules.with(RuleSettings.defaults()).report(classes));
    }

    @Test
    void tells_code_rule_place_and_fingerprint_of_each_finding() {
        assertThat(report(shop(Fakes.ONE)).json().replaceAll("\"[A-Z2-7]{12}\"", "\"…\""))
                .isEqualTo("""
                        {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\
                        "version":"2.1.0","runs":[{"tool":{"driver":{"name":"Tierguard","rules":[\
                        {"id":"TG-5001","name":"HardCodedSecret","help":{"text":"take it out, revoke it, and read it from an environment variable"}},\
                        {"id":"TG-5006","name":"ConfigAccess","help":{"text":"read it in the configuration package, and hand the value on"}}]}},\
                        "columnKind":"utf16CodeUnits","results":[\
                        {"ruleId":"TG-5001","ruleIndex":0,"level":"error",\
                        "message":{"text":"Field <shop.Keys.ONE> holds a hard-coded secret: GitHub personal access token (also inlined in classes:0)"},\
                        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"shop/Keys.java","uriBaseId":"SRCROOT"}},\
                        "logicalLocations":[{"fullyQualifiedName":"shop.Keys","kind":"type"}]}],\
                        "partialFingerprints":{"tierguardFinding/v1":"…"},"properties":{"rule":"provider-tokens"}},\
                        {"ruleId":"TG-5001","ruleIndex":0,"level":"error",\
                        "message":{"text":"Field <shop.Keys.two> holds a hard-coded secret: password in a JDBC URL"},\
                        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"shop/Keys.java","uriBaseId":"SRCROOT"},"region":{"startLine":4}},\
                        "logicalLocations":[{"fullyQualifiedName":"shop.Keys","kind":"type"}]}],\
                        "partialFingerprints":{"tierguardFinding/v1":"…"},"properties":{"rule":"url-credentials"}},\
                        {"ruleId":"TG-5006","ruleIndex":1,"level":"error",\
                        "message":{"text":"Field <shop.Keys.region> calls java.lang.System.getenv() outside the packages of the configuration"},\
                        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"shop/Keys.java","uriBaseId":"SRCROOT"},"region":{"startLine":5}},\
                        "logicalLocations":[{"fullyQualifiedName":"shop.Keys","kind":"type"}]}],\
                        "partialFingerprints":{"tierguardFinding/v1":"…"},"properties":{"rule":"config-access"}}]}]}""");
    }

    @Test
    void is_valid_by_the_schema_of_the_standard() throws IOException {
        JsonSchema schema;
        try (InputStream in = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }

        assertThat(schema.validate(report(shop(Fakes.ONE)).json(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(SarifReport.of(List.of()).json(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void another_secret_of_another_length_changes_nothing_but_fingerprints() {
        assertThat(report(shop(Fakes.ONE)).json().replaceAll("\"[A-Z2-7]{12}\"", "\"…\""))
                .isEqualTo(report(shop(Fakes.TWO)).json().replaceAll("\"[A-Z2-7]{12}\"", "\"…\""));
    }

    @Test
    void is_written_to_a_file() throws IOException {
        SarifReport report = report(shop(Fakes.ONE));
        Path file = temp.resolve("report.sarif");

        report.write(file);

        assertThat(Files.readString(file)).isEqualTo(report.json());
        assertThat(report).hasToString("SARIF report of 3 findings");
    }

    @Test
    void a_name_of_any_alphabet_is_a_uri_and_an_allow_file_is_no_source() {
        ReportedFinding odd = new ReportedFinding(
                Code.CONFIG_ACCESS,
                "config-access",
                "Method <shop.Größe 1.m()> asks",
                "shop.Größe 1",
                "Größe 1.kt",
                3,
                Optional.of("AAAAAAAAAAAA"));
        ReportedFinding stale = new ReportedFinding(
                Code.STALE_ALLOW_ENTRY,
                "config-access",
                "tier-rules.allow allows AAAAAAAAAAAA in shop.Keys#m(), where it is found no more",
                "shop.Keys",
                "tier-rules.allow",
                5,
                Optional.empty());

        assertThat(SarifReport.of(List.of(odd, stale)).json())
                .contains("{\"uri\":\"shop/Gr%C3%B6%C3%9Fe%201.kt\",\"uriBaseId\":\"SRCROOT\"}")
                .contains("{\"uri\":\"tier-rules.allow\"}");
    }
}
