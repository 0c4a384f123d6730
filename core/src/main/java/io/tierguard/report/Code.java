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
    CREDENTIAL_CONTRADICTS(
            1032,
            "credentials: has a prefix for {0} credentials of {1}, and whatever begins so is a {2} credential of {3}",
            "correct the entry of {1} under credentials:"),

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
            "write the address as four decimal numbers without leading zeros, and not inside an IPv6 address"),
    NON_CANONICAL_PATH(
            2007,
            "the path of {1} is spelled in a way that servers read differently",
            "write it without dot segments, backslashes and control characters"),
    UNDETERMINABLE(2008, "where {0} leads cannot be determined: {1}", "{2}"),
    NOT_ANSWERING(
            2009,
            "{0} may be reached, and does not answer: {1}",
            "start it, or look at the network between here and there"),

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
    DATA_SOURCE_OVERRIDDEN(
            3010,
            "{0} overrides {1} of {2}, and may lead elsewhere",
            "hand over a {2} itself, or use GuardedDataSource.of(url, guard)"),
    DATA_SOURCE_LEADS_ELSEWHERE(3011, "the property {1} of {0} leads where it cannot be followed", "leave it unset"),
    POOLED_SOURCE_UNREADABLE(
            3012,
            "where {0} leads cannot be read from its properties",
            "wrap the XADataSource or ConnectionPoolDataSource of the database's own driver"),
    MARKER_NOT_READ(
            3020,
            "{0} did not tell which environment it serves: {1}",
            "see whether the database answers, and whether somebody locks its marker; then try again"),
    MARKER_UNREADABLE(
            3021,
            "the {0} marker of {1} cannot be read: {2}",
            "let the role read it, or have the database stamped again: docs/markers.md tells where it is kept"),
    MARKER_UNTRUSTED(
            3022,
            "the {0} marker of {1} cannot be relied on: {2}",
            "have the database stamped by a key that tierguard.yaml trusts under trust: marker"),
    MARKER_BOUND_ELSEWHERE(
            3023,
            "the server marker of {0} was made for another server or database",
            "find out whether {0} is the database that you mean, and have it stamped anew if it is"),
    MARKER_ENVIRONMENT_UNKNOWN(
            3024,
            "the {0} marker of {1} names {2}, which is neither a tier nor a declared environment",
            "declare {2} under environments: in tierguard.yaml, or have the database stamped anew"),
    MARKER_TIER_CONTRADICTS(
            3025,
            "the {0} marker of {1} says that {2} is of the tier {3}, and tierguard.yaml that it is of {4}",
            "have the database stamped anew, or correct {2} under environments: in tierguard.yaml"),
    SERVER_MARKER_FOREIGN(
            3026,
            "this process is {0}, and {1} says of itself that it serves {2}",
            "point {3} at a database of {0}; its name or a tunnel leads to one of {2}"),
    DATA_MARKER_FOREIGN(
            3027,
            "this process is {0}, and the data in {1} says of itself that it is of {2}",
            "sanitise the data and have it stamped as sanitised, or point {3} at a database with data of {0}"),
    MARKER_MISSING(
            3028,
            "this process is {0}, which asks for a server marker, and {1} has none that this role can see",
            "have the database stamped, and let the role read the marker"),
    MARKER_UNSUPPORTED(
            3029,
            "this process is {0}, which asks for a server marker, and none can be read from {1} yet",
            "take the policy marker: required out for {2}, or use a database that docs/markers.md lists"),
    MARKER_MISPLACED(
            3030,
            "the place of the {0} marker of {1} holds a marker of another kind",
            "have the database stamped anew"),
    STAMPING_KEY_UNUSABLE(
            3040,
            "the stamping key cannot be used: {0}",
            "have the private half of an Ed25519 key in a file of its owner's alone, as docs/markers.md makes one"),
    STAMPING_KEY_UNTRUSTED(
            3041,
            "no process would believe what the key {0} signs: {1}",
            "add its public half under trust: marker, and ship that registry first"),
    STAMP_NOT_CONNECTED(
            3042,
            "the database cannot be reached: {0}",
            "check the URL, the user and the password, and whether it accepts connections from here"),
    STAMP_REPLACES(3043, "the {0} marker that is there {1}, and {2} was to be stamped: nothing was changed", "{3}"),
    STAMP_ON_READ_ONLY(
            3044,
            "{0} takes no writes here: nothing was changed",
            "stamp the primary: what it is stamped with follows to its replicas"),
    STAMP_NOT_WRITTEN(
            3045,
            "the database did not take the stamp: {0}",
            "have the statements run by whoever may, as --dry-run prints them"),
    STAMP_POINTLESS(3046, "{0} is not stamped: {1}", "{2}"),
    STAMP_NOT_KEPT(
            3047,
            "the stamp was written, and a process that reads it now would refuse: {0}",
            "see who else writes to this database, and stamp it again"),
    STAMP_BY_CROSSING(
            3048,
            "{0} belongs to {1}, and the crossing at {2} permits to reach it, not to stamp it",
            "stamp it with --environment {1}, or name a database of {3}"),
    STAMP_OF_SEVERAL(
            3049, "this URL may reach {0} databases, and one is stamped at a time", "name one, and then the next"),
    SOCKET_WITHOUT_GUARD(
            3050,
            "a driver dials for a connection whose guard is gone, or was never there",
            "open a new connection, or call Tierguard.start() first"),
    SOCKETS_NOT_ASKED(
            3051,
            "{0} opened its connection without the guarded socket factory that it was given",
            "leave socketFactory out of the URL, and use a version of the driver that docs/jdbc.md names"),
    SOCKETS_UNSEEN(
            3052,
            "{0} does not see tierguard-jdbc-guard, so that its sockets are not watched",
            "have the driver loaded where the application is, not by the server"),
    SERVER_NOT_VERIFIED(
            3053,
            "{0} could not be asked which environment it serves, and is not used before it was (SQLState {1})",
            "see to it that the login of the connection works at {0} too"),
    SERVER_NOT_NAMED(
            3054,
            "a driver was about to go on at {0}, which its URL does not name, for a connection that is open",
            "name it in the URL, or switch redirects off: permitRedirect=false"),
    SERVERS_NOT_ASKED(
            3055,
            "the driver of {0} goes on at other servers within one connection, and its sockets are not watched here",
            "use GuardedDataSource.of(url, properties, guard), and see docs/jdbc.md, At the socket"),
    PROTECTED_TIER(
            3060,
            "this process is {0}, where the registry protects data, and {1} would destroy it",
            "run it where data may be lost; if that is so here, take {2} out of protect: in tierguard.yaml"),
    PROTECTED_DATABASE(
            3061,
            "{0} belongs to {1}, whose data the registry protects, and {2} would destroy it",
            "run it on another database, or correct {3} if this one is not {4}'s"),
    DESTRUCTION_WITHOUT_GUARD(
            3062,
            "{0} would destroy a database, and no guard could be made that knows whose",
            "call Tierguard.start() first, or correct what this message lists; a project that is to have no registry has no"
                    + " use for tierguard-jdbc-guard on the class path of its tools"),
    POOL_UNGUARDED(
            3063,
            "{0} does not take its connections from {1}",
            "give it the guarded source, and wrap the pool that has it"),

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
            "follow this redirect yourself, with what {2} is to get as {0}"),
    ADDRESSES_NOT_KEPT(
            4010,
            "{0} is 0, so that this client may dial other addresses than those that were judged",
            "let the JVM keep addresses, as with networkaddress.cache.ttl=30, or put tierguard-resolver-guard on the class path"),
    NET_OF_ANOTHER_GUARD(
            4020,
            "sockets of this JVM are judged already by another guard: {0}",
            "install one net in a JVM, or close the other one first"),
    SOCKETS_DO_NOT_ASK(
            4021,
            "sockets of this JVM do not ask its ProxySelector before they dial, so that no net can be put under them",
            "remove what makes sockets, such as Socket.setSocketImplFactory, or rely on the wrappers"),
    NET_NOT_RESTORED(
            4022,
            "somebody has set another ProxySelector since JvmWideGuard was installed: it stays, and sockets are not judged any more",
            "close what was installed later first"),
    LOOKUPS_BY_HOSTS_FILE(
            4030,
            "names are looked up in a hosts file, past tierguard-resolver-guard",
            "start the JVM without -Djdk.net.hosts.file, or leave the artifact out where it is needed"),
    LOOKUPS_BY_OTHER_RESOLVER(
            4031,
            "names are looked up past tierguard-resolver-guard, as {0} comes before it on the class path",
            "put tierguard-resolver-guard before it: it asks the other one in turn"),
    LOOKUPS_PAST_CLASS_LOADER(
            4032,
            "names are looked up past tierguard-resolver-guard, which the JVM did not find when it looked up the first name",
            "put tierguard-resolver-guard and tierguard-core on the JVM's own class path"),
    LOOKUP_GUARD_UNUSABLE(
            4033,
            "tierguard-resolver-guard cannot be loaded: {0}",
            "run on JDK 18 or later, or leave the artifact out"),
    LOOKED_UP_EARLY(
            4034,
            "{0} was looked up before there was a guard, and the JVM keeps the answer: {1}",
            "call Tierguard.start() before anything connects, or correct tierguard.yaml if this process may reach it"),
    CLIENT_TOO_OLD(4040, "this {0} is too old to be guarded", "take {0} {1} or later"),

    UNGUARDED_CONNECTIONS(
            4050,
            "a connection manager that was not made by {0} dials what nobody judges",
            "make it with {0}, or leave it out"),
    UNREADABLE_CLIENT(
            4051,
            "this version of Apache HttpClient does not let the guard see {0}, which decides where it connects",
            "use a version from 5.4 to 5.6, on the class path and not as a named module"),

    // 5: rules
    HARD_CODED_SECRET(5001, "{0} {1}", "take it out, revoke it, and read it from an environment variable"),
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
    TIER_ENDPOINT(5005, "{0} {1}", "read the endpoint from the settings, where each tier has its own"),
    CONFIG_ACCESS(5006, "{0} {1}", "read it in the configuration package, and hand the value on"),
    GUARD_BYPASS(5007, "{0} {1}", "take the guarded counterpart, or make it in a package where the rule permits it"),
    TIER_BRANCHING(5008, "{0} {1}", "make a setting of what differs, and let each tier give it its own value"),
    BAD_ALLOW_FILE(
            5009,
            "the allow file {0} cannot be gone by",
            "correct the lines, or have the file written anew by the starter"),
    ALLOW_ENTRY_ENDED(
            5010,
            "{0} allowed {1} until {2}, which is past",
            "take the value out, or say anew for how long it may stay"),
    STALE_ALLOW_ENTRY(5011, "{0} allows {1} in {2}, where it is found no more", "take the line out of the file"),
    ANALYSIS_GAVE_UP(
            5012,
            "values were not followed everywhere: {0} methods were too large or could not be read, {1} values had too"
                    + " many origins, {2} took too many steps",
            "keep methods small, generated ones out of the import, and hand values on by fewer ways"),
    ALLOW_FILE_EXISTS(5013, "the allow file {0} is there already", "add lines to it by hand, each with its own reason"),

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
    EVIDENCE_SOURCE_UNUSABLE(
            6008,
            "{0} cannot be used as a source of evidence: {1}",
            "mend it, or take it off the class path: what it would have said is not known"),
    EVIDENCE_SOURCE_TWICE(
            6009,
            "the evidence of {0} is observed by {1} and by {2}",
            "leave one of them on the class path, or have it observe a source of its own name"),
    EVIDENCE_SOURCE_FAILED(
            6010, "whether there is evidence of {0} is not known: {1}", "mend it, or take it off the class path"),
    EVIDENCE_UNREADABLE(
            6011,
            "evidence that the registry has a rule for is there, and nobody can tell what it says: {0}",
            "make it readable, or remove it from where this process runs"),
    ATTESTATION_REQUIRED(
            6020,
            "{0} must be attested, and this process has no attestation",
            "have the deploy job set TIERGUARD_ATTESTATION, or mount a file and name it in TIERGUARD_ATTESTATION_FILE"),
    ATTESTATION_TWICE(6021, "an attestation is here and in {0} too", "leave one of them"),
    ATTESTATION_EMPTY(6022, "the attestation is empty", "give the document that the deploy job signed, or unset {0}"),
    ATTESTATION_FILE_UNREADABLE(
            6023,
            "the file that should hold the attestation cannot be read: {0}",
            "name a file that is mounted, by its absolute path, and that this process may read"),
    ATTESTATION_IN_DOTENV(
            6024,
            "{0} holds an attestation, which belongs to a deployment",
            "remove it there; a developer's process needs none"),
    ATTESTATION_TOO_LARGE(
            6025,
            "the attestation is longer than {0} characters, as no attestation is",
            "give the document alone, as the deploy job signed it"),
    ATTESTATION_MALFORMED(6026, "the attestation is no signed document: {0}", "{1}"),
    ATTESTATION_REPEATS_MEMBER(
            6027, "the attestation can be read in two ways: {0}", "sign another, with each member once"),
    ATTESTATION_HEADER(
            6028,
            "the attestation has a header that is not used here: {0}",
            "sign another, with alg, kid and typ in the header and nothing else"),
    ATTESTATION_ALGORITHM(
            6029,
            "the attestation is signed by another algorithm than its key's, or not at all",
            "sign another, with alg: EdDSA and an Ed25519 key"),
    ATTESTATION_TYPE(
            6030,
            "the document was signed to be something else than an attestation",
            "sign an attestation, with typ: {0} in the header"),
    ATTESTATION_WITHOUT_TRUST(
            6031,
            "the attestation cannot be checked: {0} trusts no key",
            "add the public key of whoever signs it to trust: attestation:, or unset {1}"),
    ATTESTATION_KEY_UNKNOWN(
            6032,
            "the attestation is signed by a key that {0} does not trust",
            "sign another by {1}, or add the public key to trust: attestation:"),
    ATTESTATION_SIGNATURE(
            6033,
            "the attestation was altered, or not signed by the key that it names",
            "take the document from the deploy job again; nothing in it can be changed"),
    ATTESTATION_CLAIM_MISSING(6034, "the attestation has no claim {0}", "sign another, with {0}: {1}"),
    ATTESTATION_CLAIM_MALFORMED(6035, "the claim {0} of the attestation is not {1}", "sign another, with {0} as {1}"),
    ATTESTATION_CLAIM_UNKNOWN(
            6036,
            "the attestation has a claim that this version does not know, and that may restrict it",
            "sign another, with no claims but {0}"),
    ATTESTATION_INCONSISTENT(
            6037,
            "the claims sub, tier and env of the attestation do not agree",
            "sign another, with sub: env:<application>:<tier>:<environment>"),
    ATTESTATION_WITHOUT_APPLICATION(
            6038, "whom the attestation is for cannot be checked: {0} names no application", "add application: to {0}"),
    ATTESTATION_AUDIENCE(
            6039,
            "the attestation is for another application than {0}",
            "have the deploy job of {0} sign one, with aud: {0}"),
    ATTESTATION_NOT_YET_VALID(
            6040, "the attestation is not valid before {0}, and it is {1}", "wait, sign another, or correct the clock"),
    ATTESTATION_EXPIRED(
            6041,
            "the attestation expired at {0}, and it is {1}",
            "deploy again, so that the deploy job signs another; there is no grace"),
    ATTESTATION_FROM_THE_FUTURE(
            6042,
            "the attestation was issued at {0}, and it is {1}",
            "correct the clock of this machine, or of the one that signs"),
    ATTESTATION_NEVER_VALID(
            6043, "the attestation expires at {0}, before it begins", "sign another, with exp later than nbf and iat"),
    ATTESTATION_LIVES_TOO_LONG(
            6044,
            "the attestation is valid for longer than {0} days",
            "sign another for three deploy intervals, and for {0} days at most"),
    ATTESTATION_UNBOUND(
            6045,
            "the attestation is for {0}, and not bound to where it may be used",
            "sign another, with bind: one or more of {1}"),
    ATTESTATION_BIND_UNKNOWN(
            6046,
            "the attestation is bound to something that this version does not know",
            "sign another, with nothing in bind but {0}"),
    ATTESTATION_BIND_UNOBSERVED(
            6047,
            "the attestation is bound by {0}, and this process has no evidence of {1}",
            "give the process that evidence, or sign an attestation without {0}"),
    ATTESTATION_BOUND_ELSEWHERE(
            6048,
            "the attestation is bound to another {1} than this process has ({0} in bind)",
            "use the attestation where it was issued for, and have one signed for this place"),
    ATTESTATION_KEY_UNUSABLE(
            6049,
            "the key that is to sign attestations cannot be used: {0}",
            "have the private half of an Ed25519 key in a file of its owner's alone: 'tierguard keys attestation FILE' makes one"),

    // 7: settings
    SETTING_MISSING(7001, "is not set", "set it to {0}"),
    SETTING_EMPTY(7002, "is set, but empty", "set it to {0}, or unset it"),
    SETTING_MALFORMED(7003, "does not hold {0}", "set it to {1}"),
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
    SETTING_FORBIDDEN(7011, "is set, and must not be set in {0}", "unset it in {0}"),
    GROUP_MISSING(7012, "nothing of it is set, and {0} requires it", "set {1}"),
    SETTING_FILE_UNREADABLE(
            7013, "{0}", "name a readable file that holds the value and nothing else, or set the variable itself"),
    SETTING_FILE_OPEN(
            7014,
            "names {0}, which others may read or write too, as nobody must in {1}",
            "take it from others: chmod o=, mode: 0440 (Docker), or defaultMode: 0440 with an fsGroup (Kubernetes)"),
    IDENTITY_FROM_FILE(
            7015,
            "is set, but who this process is comes from {0} alone, never from a file that it names",
            "set {0} itself"),

    // 8: secrets
    LIVE_CREDENTIAL(
            8001,
            "holds a live credential of {0}, and this process is {1}",
            "use the test credential of {0}: live ones belong to production"),
    TEST_CREDENTIAL(
            8002,
            "holds a test credential of {0}, and this process is {1}",
            "use the live credential of {0} in production"),
    RECOGNISER_BROKEN(
            8003, "a recogniser of credentials cannot be used: {0}", "mend it, or take it off the class path"),
    RECOGNISER_FAILED(
            8004,
            "cannot be checked for live and test credentials: the recogniser of {0} failed on it",
            "mend that recogniser, or take it off the class path"),
    SEAL_MALFORMED(
            8010,
            "is no whole seal: {0}",
            "set it to exactly what sealing gave, with nothing before, inside or behind it"),
    SEAL_VERSION_UNKNOWN(
            8011,
            "is sealed in the form {0}, and this version knows v1 only",
            "use a version of Tierguard that knows {0}, or seal the secret again"),
    SEAL_TIER_UNKNOWN(8012, "is sealed for something that is not a tier", "{0}"),
    SEALED_FOR_ANOTHER_TIER(
            8013,
            "is sealed for {0}, and this process is {1}",
            "set it to a secret of {2}, sealed with a public key of {2}"),
    SEAL_KEY_UNKNOWN(
            8014,
            "is sealed with the key {0}, and the key file holds {1}",
            "seal the secret again with a key that the file holds, or add the private half of {0} to the file"),
    SEAL_KEY_FILE_UNSET(
            8015,
            "is not set, and there are sealed values to open",
            "set it to the path of the file with the private keys of {0}"),
    SEAL_KEY_FILE_UNREADABLE(
            8016, "the key file cannot be read: {0}", "give the path of a file of keys that this process may read"),
    SEAL_KEY_FILE_TOO_OPEN(
            8017,
            "the key file is not its owner's alone: {0}",
            "chmod 600 it; where a volume cannot, copy it at start, as docs/seals.md shows"),
    SEAL_KEY_FILE_MALFORMED(
            8018, "line {0} of the key file cannot be used: {1}", "write one key a line, as docs/seals.md shows"),
    SEAL_KEY_OF_ANOTHER_TIER(
            8019,
            "line {0} of the key file is a key of {1}, and this process is {2}",
            "give the key file of {2} here, and replace the key: it was where it does not belong"),
    SEAL_NOT_OPENED(
            8020,
            "cannot be opened: it was altered, sealed for another variable, or sealed with another key named {0}",
            "seal the secret again, for exactly this variable, with the public key {0} of {1}"),
    SEALED_EMPTY(8021, "is sealed with nothing inside", "seal the secret itself"),
    SEALED_NO_TEXT(
            8022,
            "is sealed with something inside that is not text",
            "seal valid Unicode; encode bytes as base64 first"),
    SEALED_TWICE(8023, "is sealed with a seal inside", "seal the secret itself, once"),
    SECRET_NOT_SEALED(
            8024,
            "holds {0} that was not sealed, and {1} takes sealed secrets only",
            "seal it with a public key of {1}, and set the variable to the seal"),
    SEAL_NAME_UNUSABLE(
            8025,
            "is no name that a secret can be sealed for",
            "give the variable's name in A-Z, 0-9 and _, as docs/settings.md forms it"),
    SECRET_TOO_LONG(8026, "is too long to be sealed", "seal at most 65536 bytes"),
    SEAL_KEY_FILE_NOT_WRITTEN(
            8027,
            "the key file cannot be written: {0}",
            "name a file that is not there yet, where this process may write"),
    SEAL_LIBRARY_UNUSABLE(
            8028,
            "{0} Bouncy Castle is on the class path, and seals need the HPKE of 1.87",
            "import tierguard-bom before other BOMs, or set the version of org.bouncycastle:bcprov-jdk18on to 1.87"),
    CREDENTIAL_SHARED_WITH_PRODUCTION(
            8030,
            "{0} the same credential",
            "use another credential in {1}, and replace production's, which has been elsewhere"),
    CREDENTIAL_SHARED(8031, "{0} the same credential", "give each tier a credential of its own"),
    WEAK_CREDENTIAL(8032, "holds a value that everybody knows or guesses", "set it to a random one"),
    NOT_FINGERPRINTED(8033, "takes no part, since {0}", "{1}"),
    LOCK_UNREADABLE(
            8034, "{0}", "take the file as version control has it, and let the deploy jobs write their lines again"),
    LOCK_OF_ANOTHER_PEPPER(
            8035,
            "its fingerprints are of the pepper {0}, and this is the pepper {1}",
            "use the pepper {0}; or, to change it, remove the file and let every deploy job write its lines again"),
    PEPPER_UNUSABLE(
            8036, "{0}", "write one with 'tierguard fingerprint pepper FILE', and have it readable by its owner only"),
    SHARING_UNREADABLE(8037, "{0}", "write it as: production SHOP_KEY = staging SHOP_KEY until 2027-03-31: the reason"),
    SHARING_POINTLESS(8038, "permits what is not there", "remove the line"),
    SHARING_ENDS_SOON(8039, "ends on {0}", "give each tier a credential of its own, or renew the line with a reason");

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
