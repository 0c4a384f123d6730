package io.tierguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Report;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealKeys;
import io.tierguard.secret.SealPrivateKey;
import io.tierguard.secret.SealedValue;
import io.tierguard.secret.Sealer;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sealed, and however it fails: nothing of the secret, its length, a seal's text or a key is in any output. */
class NoSealLeavesTest {

    private static final int RUN = 4;

    /** From letters that no text of ours uses, of several lengths. */
    private static final List<String> SECRETS = List.of("ЖЩЫЮЯ", "ЮЯЖЖЩЫЮЯЖЩЫ", "Щ".repeat(300));

    @TempDir
    static Path directory;

    private static SealPrivateKey staging;
    private static Path keys;
    private static String keyText;

    @BeforeAll
    static void make_keys() throws SealException, IOException {
        staging = SealKeys.generate(Tier.STAGING, "k1");
        keys = directory.resolve("seal.key");
        SealKeyFile.at(keys).writePrivate(List.of(staging));
        keyText = Files.readString(keys).strip().split(":")[4];
    }

    private static String seal(SealPrivateKey key, String variable, String secret) throws SealException {
        return Sealer.of(key.publicKey()).seal(variable, secret).text();
    }

    /** Each way in which a value with this secret can fail, one a variable. */
    private static Map<String, String> failing(String secret) throws SealException {
        Map<String, String> variables = new TreeMap<>();
        SealPrivateKey twin = SealKeys.generate(Tier.STAGING, "k1");
        String whole = seal(staging, "A_NUMBER", secret);
        variables.put("A_CUT", whole.substring(0, 60));
        variables.put("B_AROUND", " " + whole);
        variables.put("C_MOVED", whole);
        variables.put("D_TIER", seal(SealKeys.generate(Tier.PRODUCTION, "k1"), "D_TIER", secret));
        variables.put("E_KEY", seal(SealKeys.generate(Tier.STAGING, "k2"), "E_KEY", secret));
        variables.put("F_TWIN", seal(twin, "F_TWIN", secret));
        variables.put("G_LIVE", seal(staging, "G_LIVE", "acme_" + "live_x" + secret));
        variables.put("H_URL", seal(staging, "H_URL", "https://x:" + secret + "@a.prod.shop.example/" + secret));
        variables.put("I_JDBC", seal(staging, "I_JDBC", "jdbc:nobody:" + secret));
        variables.put("J_FIELDS", "sealed:v1:" + secret + ":k1:" + whole.substring(whole.lastIndexOf(':') + 1));
        variables.put("K_NAME", "sealed:v1:staging:" + secret + ":x");
        variables.put("L_VERSION", "sealed:" + secret + ":staging:k1:x");
        variables.put("M_TEXT", "sealed:v1:staging:k1:" + secret);
        return variables;
    }

    private static Report check(Map<String, String> settings, String keyFile) {
        return Shop.in("staging", Map.of(SealKeyFile.VARIABLE, keyFile)).check(settings);
    }

    @Test
    void every_report_is_the_same_for_every_secret() throws SealException {
        List<String> reports = new ArrayList<>();
        for (String secret : SECRETS) {
            Map<String, String> settings = failing(secret);
            for (String file : List.of(keys.toString(), keyText, "tierguard-private:v1:staging:k1:" + keyText, "")) {
                Report report = check(settings, file);
                String text = report.text() + report.problems();
                assertNothingOf(secret, text);
                assertNothingOf(keyText, text);
                settings.values().forEach(seal -> assertNothingOf(tail(seal), text));
                reports.add(file.length() + text);
            }
            assertThat(check(settings, keys.toString()).problems())
                    .as("each variable has a problem")
                    .extracting(problem -> problem.where())
                    .containsAll(settings.keySet());
        }
        assertThat(reports.stream().distinct()).hasSize(reports.size() / SECRETS.size());
    }

    @Test
    void no_exception_and_no_cause_shows_more() throws SealException {
        for (String secret : SECRETS) {
            for (Map.Entry<String, String> entry : failing(secret).entrySet()) {
                String trace = trace(entry.getKey(), entry.getValue());
                assertNothingOf(secret, trace);
                assertNothingOf(tail(entry.getValue()), trace);
                assertThat(trace).doesNotContain("Caused by", "Suppressed");
            }
        }
    }

    private static String trace(String variable, String text) {
        StringWriter out = new StringWriter();
        try {
            SealedValue sealed = SealedValue.parse(variable, text);
            out.append(sealed.toString());
            io.tierguard.secret.Opener.of(Tier.STAGING, List.of(staging)).open(variable, sealed);
        } catch (SealException e) {
            e.printStackTrace(new PrintWriter(out));
        }
        return out.toString();
    }

    private static String tail(String seal) {
        return seal.substring(seal.lastIndexOf(':') + 1);
    }

    /** Runs of four, and of eight where four letters may well be a word of ours. */
    private static void assertNothingOf(String secret, String output) {
        int run = secret.charAt(0) > 'z' ? RUN : 2 * RUN;
        for (int i = 0; i + run <= secret.length(); i++) {
            assertThat(output).doesNotContain(secret.substring(i, i + run));
        }
    }
}
