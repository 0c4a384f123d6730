package io.tierguard.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.tierguard.archunit.index.Checks;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;

/**
 * The rules of Tierguard for ArchUnit. Use one rule, or all of them:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "com.acme", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *
 *     @ArchTest
 *     static final ArchRule secrets = TierguardRules.NO_HARD_CODED_SECRETS;
 *
 *     @ArchTest
 *     static final ArchTests tierguard = ArchTests.in(TierguardRules.class);
 * }
 * }</pre>
 *
 * <p><b>Thread safety:</b> the rules keep no state between or during checks; each may be checked by several threads.
 *
 * @since 0.1
 */
public final class TierguardRules {

    /**
     * No class holds a secret that can be told by its form.
     *
     * <pre>{@code
     * class Payments {
     *     static final String KEY = "sk_live_…";                       // violation
     *     String url = "jdbc:postgresql://db/orders?password=…";       // violation
     *     char[] token() { return "ghp_…".toCharArray(); }              // violation
     *     String url(String password) { return "jdbc:postgresql://db/orders?password=" + password; }   // passes
     *     static final String HEADER = "-----BEGIN PRIVATE KEY-----";  // passes: no key behind it
     * }
     * }</pre>
     *
     * <p><b>What it reads.</b> ArchUnit's model holds no texts outside annotations, so each class file is read again:
     * constants in code, in fields, in concatenations, in annotations of every kind, in arrays of characters and bytes,
     * in lambdas, switches and enums. Texts that are put together over several statements, fields or calls are not
     * followed.
     *
     * <p><b>What it finds.</b> Tokens with the form that their provider gave them (AWS, GitHub, GitLab, Stripe, Slack,
     * Google, Azure, Twilio, SendGrid, npm, Vault, DigitalOcean, and others), private keys in PEM, in Base64, in bytes and as
     * JSON Web Keys, signed JSON Web Tokens, HTTP Basic headers, and passwords in URLs and JDBC URLs. Examples of documentation, templates
     * ({@code ${password}}, {@code <password>}, {@code %s}) and masks pass, and so does a password that equals the
     * user's name.
     *
     * <p><b>What it reports.</b> Member, provider and kind, file and line; never the value, its length, or a piece of it. A constant
     * that the compiler copied into other classes is reported once, at its field; the class file has no line for
     * that, so it is 0. Secrets beside each other in one member are reported each. The lines suit
     * {@code FreezingArchRule}: nothing in them changes when lines move or further classes use a constant.
     *
     * <p><b>What it refuses.</b> A class file that cannot be read is a violation, and so is one that ArchUnit could not
     * import, where it lies beside others that it did import. An import without classes is an error, whatever
     * {@code archRule.failOnEmptyShould} says: check the rule where there is code.
     *
     * <p><b>How to allow one.</b> {@code @HardCodedByDesign(reason = "…", until = "2027-03-31")} from tierguard-core, on
     * the field, method, constructor, class or package; on a class it covers the classes inside it, on a package not the packages below.
     * Without a reason, or after its last day (in UTC), it is a violation itself.
     */
    @ArchTest
    public static final ArchRule NO_HARD_CODED_SECRETS = noHardCodedSecrets(Clock.systemUTC());

    private TierguardRules() {}

    static ArchRule noHardCodedSecrets(Clock clock) {
        return ArchRuleDefinition.priority(Priority.HIGH)
                .all(new RuleTransformer(
                        EnumSet.of(Rule.PROVIDER_TOKENS, Rule.PRIVATE_KEYS, Rule.URL_CREDENTIALS),
                        new Indexes(new Checks(List.of(), List.of())),
                        clock))
                .should(new Violations())
                .as("no class should hold a hard-coded secret")
                .because("whoever can read the code or the jar can use it in every tier: "
                        + Code.HARD_CODED_SECRET.fix());
    }
}
