package io.tierguard.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue: every message that a user can meet, with its stable number, its text and its fix.
 *
 * <p>The number is API: pipelines and tests may rely on it. {@code {0}}, {@code {1}}, … stand for what the occasion
 * fills in; no secret ever does. Each code has a page in {@code docs/codes.md}, which {@code tierguard explain TG-nnnn}
 * prints.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public enum Code {
    // 1: the registry
    REGISTRY_MISSING(
            1001,
            "there is no tierguard.yaml on the class path",
            "put the file below on the class path, and correct it"),
    REGISTRY_TWICE(
            1002,
            "two registries are on the class path: {0} and {1}",
            "leave one of them, or use include: in the other"),
    REGISTRY_UNREADABLE(1003, "the registry cannot be read: {0}", "correct the path, or the file's encoding (UTF-8)"),
    REGISTRY_SYNTAX(1004, "this is not valid YAML: {0}", "{1}"),
    UNKNOWN_KEY(1005, "'{0}' is not a key that is known here", "{1}"),
    WRONG_TYPE(1006, "{0} must be {1}", "write it as docs/registry.md shows"),
    DUPLICATE_KEY(1007, "'{0}' stands here for the second time, after {1}", "join the two entries"),
    MISSING_KEY(1008, "'{0}' is missing", "add {0}: {1}"),
    BAD_ENVIRONMENT_NAME(
            1009,
            "'{0}' is not the name of an environment",
            "use up to 63 of a-z, 0-9, . _ / and -, beginning with a letter or digit"),
    TIER_REDEFINED(1010, "'{0}' is a tier and needs no entry", "remove this line"),
    UNKNOWN_TIER(1011, "'{0}' is not a tier", "{1}"),
    UNKNOWN_OWNER(1012, "'{0}' is neither a tier, nor a declared environment, nor shared", "{1}"),
    BAD_OWNER_LIST(1013, "the owners '{0}' cannot stand together: {1}", "name each owner once; shared stands alone"),
    BAD_PATTERN(1014, "'{0}' is no endpoint pattern: {1}", "{2}"),
    PATTERN_TWICE(1015, "'{0}' already belongs to {1} at {2}", "remove one of the two{3}"),
    NAME_TIE(
            1016,
            "'{0}' is matched equally well by the environment patterns {1}",
            "declare '{0}' itself under environments:, or lengthen one pattern"),
    BAD_CROSSING(1017, "this crossing cannot be used: {0}", "{1}"),
    POINTLESS_CROSSING(
            1018,
            "no line gives {0} to {1}, so there is nothing to cross to",
            "correct the endpoint, or add it under endpoints: {1}"),
    BAD_DATE(1019, "'{0}' is not a date", "write it as 2027-03-31"),
    BAD_POLICY(1020, "'{0}' is not a value of {1}", "{2}"),
    UNKNOWN_EVIDENCE_SOURCE(1021, "'{0}' is not a source of evidence", "{1}"),
    BAD_TRUST_KEY(
            1022,
            "this is not a public key that may sign: {0}",
            "give the public half of an Ed25519 key as a JWK with kty, crv, x and kid"),
    BAD_INCLUDE(1023, "'{0}' cannot be included: {1}", "name a file relative to this one"),
    QUOTES_NEEDED(1024, "YAML does not read this as text: {0}", "put it in quotes: \"{1}\""),
    POLICY_NOT_HONOURED(
            1025,
            "{0} is asked for in {1}, and this version does not honour it yet",
            "remove it for {1}, or use a version that honours it"),
    REGISTRY_FROM_ENVIRONMENT(
            1026,
            "{0} sets a property of Tierguard's",
            "what is judged must not choose its judge: set tierguard. properties on the command line"),
    BAD_VERSION(1027, "version {0} of the registry file is not known", "write version: 1"),
    BAD_CREDENTIAL(
            1028, "these credential prefixes cannot be used: {0}", "give provider, live and test, all different"),
    BAD_NAME_PATTERN(
            1029,
            "'{0}' is not a name pattern",
            "use the characters of an environment's name and *, which stands for one or more of them except /"),
    YAML_NOT_PLAIN(1030, "{0} has no place in this file", "{1}"),
    UNKNOWN_ENVIRONMENT(1031, "'{0}' is neither a tier nor a declared environment", "{1}"),

    // 2: decisions
    FOREIGN_ENDPOINT(
            2001,
            "this process is {0}, and {1} belongs to {2}",
            "point {3} at an endpoint of {0}, or {4} if this endpoint is not {2}'s"),
    UNKNOWN_ENDPOINT(
            2002,
            "this process is {0}, and {1} belongs to nobody",
            "say in tierguard.yaml under endpoints: whose {1} is, or point {3} at an endpoint of {0}"),
    FOREIGN_ADDRESS(
            2003,
            "this process is {0}, and {1} resolves to {5}, which belongs to {2}",
            "point {3} at an endpoint of {0}, or {4} if this address is not {2}'s"),
    CROSSING_EXPIRED(
            2004,
            "this process is {0}, {1} belongs to {2}, and the crossing at {5} expired on {6}",
            "point {3} at an endpoint of {0}, or renew the crossing at {5} with a reason"),
    DEPENDS_ON_OPEN(
            2005,
            "this process is {0}, and whether {1} belongs to {2} depends on {5}, which the target leaves open",
            "name {5} in {3}"),
    NON_CANONICAL_ADDRESS(
            2006,
            "{1} is spelled in a way that programs read differently",
            "write the address as four decimal numbers without leading zeros"),
    NON_CANONICAL_PATH(
            2007,
            "the path of {1} is spelled in a way that servers read differently",
            "write it without dot segments, backslashes and control characters"),
    UNDETERMINABLE(2008, "where {0} leads cannot be determined: {1}", "{2}"),

    // 3: JDBC
    DRIVER_WITHOUT_GUARD(
            3001,
            "jdbc:tierguard: found no started Tierguard, and starting one failed",
            "call Tierguard.start() first, or mend what the report says"),
    DRIVER_URL_SHAPE(3002, "a jdbc: inside jdbc:tierguard: is one too many", "write {0}"),
    NO_DRIVER(3003, "no JDBC driver on the class path takes {0}", "add the driver as a runtime dependency"),
    POOL_GIVEN(
            3004,
            "{0} is a pool, whose connections are open before anybody can judge them",
            "give the guarded source to the pool: GuardedDataSource.of(url, guard)"),
    DATA_SOURCE_UNREADABLE(
            3005, "where {0} leads cannot be read from its properties", "use GuardedDataSource.of(url, guard)"),
    NOT_UNWRAPPED(3006, "{0} is not handed out: its connections would not be judged", "use the guarded source itself"),
    PROPERTY_NOT_TEXT(
            3007,
            "a property of the connection is no text, which drivers read differently",
            "give every property as a String"),
    UNKNOWN_DRIVER(
            3008,
            "{0} takes {1}, and nobody knows whether it reads such a URL as {2} does",
            "add the driver itself as a runtime dependency, or remove {0}"),
    TARGET_MOVED(
            3009,
            "{0} was given another target while a connection was opened to the first",
            "set its properties before it is wrapped, and leave them"),

    // 4: HTTP
    CLIENT_FOLLOWS_REDIRECTS(
            4001,
            "a client that follows redirects by itself cannot be guarded from outside",
            "build it with GuardedHttpClient.newBuilder(guard)"),
    UNGUARDED_VERSION(
            4002, "{0} may open connections that nobody can judge before they are used", "ask for HTTP_2 or HTTP_1_1"),
    CREDENTIAL_CARRIED_ON(
            4003,
            "a redirect would carry the {0} header of a request to {1} on to {2}",
            "follow this redirect yourself and set {0} for {2}, or run on a JDK that drops the header there (25 does)"),

    // 5: rules
    HARD_CODED_SECRET(
            5001,
            "{0} holds a hard-coded secret: {1}",
            "take it out, revoke it, and read it from an environment variable"),
    CLASS_UNREADABLE(
            5002,
            "Class <{0}> cannot be read, and may hold anything: {1}",
            "compile again, or update tierguard-archunit-rules if the class file is of a newer Java version"),
    BAD_DESIGN_MARK(5003, "{0} is marked @HardCodedByDesign {1}", "give a reason, and an until that is not past"),
    NOTHING_IMPORTED(
            5004,
            "no class was imported, so nothing was checked: either the import looks in the wrong place,"
                    + " or an ImportOption leaves everything out",
            "import what the build compiles; importPath and importPaths take directories,"
                    + " and a .jar needs importJar, importUrl or importPackages"),

    // 6: identity
    ENVIRONMENT_UNSET(6001, "TIERGUARD_ENVIRONMENT is not set, and there is no default", "set it to one of {0}"),
    ENVIRONMENT_UNKNOWN(6002, "'{0}' is not a declared environment", "{1}"),
    TEST_ENGINE_CAP(
            6003,
            "{0} was claimed by a process that runs tests: {1}",
            "claim at most {2} here, take the test engine out of the deployment, or raise policy: test-runtime-cap for {0}"),
    EVIDENCE_CONTRADICTS(6004, "the evidence of who this process is does not agree: {0}", "{1}"),
    DOTENV_NOT_HERE(
            6005,
            "{0} is in the working directory of a process that is {1}",
            "remove {0}: it may declare development and test environments only"),
    DOTENV_UNREADABLE(6006, "{0} cannot be read: {1}", "write one NAME=value a line"),
    STARTED_TWICE(
            6007,
            "Tierguard already runs here as {0} with another registry or environment than {1}",
            "close() the first, or start one only"),

    // 7: settings
    SETTING_MISSING(7001, "is not set", "set it to {0}"),
    SETTING_EMPTY(7002, "is set, but empty", "set it to {0}, or unset it"),
    SETTING_MALFORMED(7003, "does not hold {0}", "set it to {0}"),
    SETTING_UNREAD(7004, "is set, but nothing reads it", "{0}"),
    SETTING_AMBIGUOUS(7005, "is set twice, as {0}", "leave one of them"),
    SETTING_OF_UNSAFE_TYPE(7006, "{0} is of the type {1}", "{2}"),
    SETTING_IS_SERVICE_LINK(
            7007,
            "holds a Kubernetes service link, not what {0} expects",
            "set enableServiceLinks: false in the pod, and set the variable yourself"),
    MAPPING_UNUSABLE(7008, "{0} cannot be used as a mapping: {1}", "correct the interface, as docs/settings.md shows"),
    LOGGING_TOO_OLD(
            7010,
            "{0} jboss-logging is on the class path, and SmallRye Config needs 3.6.0 or later",
            "import tierguard-bom before other BOMs, or set the version of org.jboss.logging:jboss-logging to 3.6.1.Final"),

    // 8: secrets
    LIVE_CREDENTIAL(
            8001,
            "holds a live credential of {0}, and this process is {1}",
            "use the test credential of {0}: live ones belong to production"),
    TEST_CREDENTIAL(
            8002,
            "holds a test credential of {0}, and this process is {1}",
            "use the live credential of {0} in production");

    private final int number;
    private final String text;
    private final String fix;

    Code(int number, String text, String fix) {
        this.number = number;
        this.text = text;
        this.fix = fix;
    }

    /**
     * The stable identifier.
     *
     * @return {@code TG-} and four digits
     */
    public String id() {
        return "TG-" + number;
    }

    /**
     * The text, filled in.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}}, …
     * @return one line without the code
     */
    public String text(Object... arguments) {
        return fill(text, arguments);
    }

    /**
     * What to do about it, filled in.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}}, …
     * @return one line
     */
    public String fix(Object... arguments) {
        return fill(fix, arguments);
    }

    /**
     * Finds a code by its identifier.
     *
     * @param id such as {@code TG-2001}
     * @return the code, or empty
     */
    public static Optional<Code> parse(String id) {
        return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
    }

    /** One pass, so that a brace in an argument is never taken for a place to fill. */
    private static String fill(String template, Object... arguments) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '{' && i + 2 < template.length() && template.charAt(i + 2) == '}') {
                int index = template.charAt(i + 1) - '0';
                if (index >= 0 && index < arguments.length) {
                    out.append(arguments[index]);
                    i += 2;
                    continue;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return id();
    }
}
