package io.tierguard.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.rule.Rule;
import java.time.Clock;

/**
 * The rules of Tierguard for ArchUnit. Use all of them as one rule, the five suites each by itself, or the rules that
 * they are made of:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "com.acme", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *
 *     @ArchTest
 *     static final ArchRule tierguard = TierguardRules.ALL;
 *
 *     @ArchTest
 *     static final ArchTests suites = ArchTests.in(TierguardRules.class);   // the five, each a test
 * }
 * }</pre>
 *
 * <p>Rules that are checked on one import read its class files once, together. Where a team's code differs from the
 * defaults, {@link #with} takes its settings.
 *
 * <p><b>What all of them refuse.</b> An import without classes is an error, whatever {@code archRule.failOnEmptyShould}
 * says. A class file that cannot be read is a violation of every rule.
 *
 * <p><b>Tests.</b> The code of tests that is imported along with other code may hold passwords of its own servers, read
 * the environment and dial what it pleases; provider tokens, private keys and endpoints of tiers it must not hold
 * either. An import of nothing but tests is checked in full.
 *
 * <p><b>What all of them report.</b> Member, kind, a fingerprint, file and line; never a value, its length, or a piece of it.
 *
 * <p><b>Thread safety:</b> each rule may be checked by several threads.
 *
 * @since 0.1
 */
public final class TierguardRules {

    private static final ConfiguredRules BY_DEFAULT = with(RuleSettings.defaults());

    /**
     * No class holds a secret: no token or private key in a provider's form, no password in a URL, no value in what is
     * named like a secret, and none that reaches an API that takes a credential, by whatever way through the program.
     */
    @ArchTest
    public static final ArchRule SECRETS = BY_DEFAULT.secrets();

    /**
     * No class names an endpoint of a tier: no host that {@code tierguard.yaml} gives to one, and no URL that reaches a
     * client.
     */
    @ArchTest
    public static final ArchRule ENDPOINTS = BY_DEFAULT.endpoints();

    /** Environment variables and system properties are read in the configuration packages only. */
    @ArchTest
    public static final ArchRule CONFIG_ACCESS = BY_DEFAULT.configAccess();

    /**
     * No class makes a connection that no guard judges: no driver's data source, {@code DriverManager}, bare client,
     * {@code Proxy.NO_PROXY} or {@code unwrap}, outside the packages for it.
     */
    @ArchTest
    public static final ArchRule GUARD_BYPASS = BY_DEFAULT.guardBypass();

    /** No class asks for the tier or profile that it runs in, by text or by enum, outside the configuration packages. */
    @ArchTest
    public static final ArchRule TIER_BRANCHING = BY_DEFAULT.tierBranching();

    /** All of the above as one rule. */
    public static final ArchRule ALL = BY_DEFAULT.all();

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
     * in lambdas, switches and enums. Texts that are put together over several statements, fields or calls are for
     * {@link #SECRETS}, which follows values.
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
     * Without a reason, or after its last day (in UTC), it is a violation itself. Or an entry of the allow file.
     */
    public static final ArchRule NO_HARD_CODED_SECRETS = BY_DEFAULT.formedSecrets();

    /** The part of {@link #SECRETS} about tokens in the form that a provider gave them. */
    public static final ArchRule NO_PROVIDER_TOKENS =
            BY_DEFAULT.one(Rule.PROVIDER_TOKENS, "no class should hold a provider's token");

    /** The part of {@link #SECRETS} about private keys. */
    public static final ArchRule NO_PRIVATE_KEYS =
            BY_DEFAULT.one(Rule.PRIVATE_KEYS, "no class should hold a private key");

    /** The part of {@link #SECRETS} about passwords in URLs and connection strings. */
    public static final ArchRule NO_URL_CREDENTIALS =
            BY_DEFAULT.one(Rule.URL_CREDENTIALS, "no class should hold a URL with a password");

    /** The part of {@link #SECRETS} about values that reach an API that takes a credential. */
    public static final ArchRule NO_CREDENTIALS_AT_SINKS =
            BY_DEFAULT.one(Rule.CREDENTIAL_SINKS, "no class should pass a hard-coded value to what takes a credential");

    /** The part of {@link #SECRETS} about values in what is named like a secret. */
    public static final ArchRule NO_SECRET_NAMED_LITERALS =
            BY_DEFAULT.one(Rule.SECRET_NAMES, "no class should hold a hard-coded value in what is named like a secret");

    private TierguardRules() {}

    /**
     * The rules by other settings than the defaults.
     *
     * @param settings of a team
     * @return rules that read an import together
     */
    public static ConfiguredRules with(RuleSettings settings) {
        return new ConfiguredRules(settings, Clock.systemUTC());
    }
}
