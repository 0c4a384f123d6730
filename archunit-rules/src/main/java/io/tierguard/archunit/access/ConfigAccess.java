package io.tierguard.archunit.access;

import io.tierguard.archunit.flow.ClassPath;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.archunit.rule.Subject;
import io.tierguard.report.Code;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Environment variables and system properties are read, and changed, only in the packages of the configuration: by the
 * JDK, by Spring, MicroProfile, Micronaut and others, by call, method reference or annotation, and by reflection where
 * one method names both class and member.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 *
 * @since 0.1
 */
public final class ConfigAccess implements ClassCheck {

    private static final String OUTSIDE = " outside the packages of the configuration";

    private static final ApiTable APIS = ApiTable.parse("""
            java.lang.System: getenv getProperty getProperties setProperty setProperties clearProperty
            java.lang.Integer: getInteger
            java.lang.Long: getLong
            java.lang.Boolean: getBoolean
            java.lang.ProcessBuilder: environment
            java.lang.ProcessHandle$Info: arguments commandLine
            java.lang.management.RuntimeMXBean: getSystemProperties getInputArguments
            org.springframework.core.env.: getProperty getRequiredProperty containsProperty resolvePlaceholders \
            resolveRequiredPlaceholders getSystemEnvironment getSystemProperties
            org.springframework.util.SystemPropertyUtils: resolvePlaceholders
            org.springframework.boot.context.properties.bind.Binder: get
            org.eclipse.microprofile.config.ConfigProvider: getConfig
            org.eclipse.microprofile.config.Config: getValue getValues getOptionalValue getOptionalValues \
            getConfigValue getPropertyNames getConfigSources
            io.smallrye.config.SmallRyeConfig: getValue getValues getOptionalValue getOptionalValues getConfigValue \
            getRawValue getPropertyNames getConfigMapping
            io.micronaut.context.env.: getProperty getRequiredProperty containsProperty containsProperties getProperties
            io.micronaut.core.value.PropertyResolver: getProperty getRequiredProperty containsProperty \
            containsProperties getProperties
            io.helidon.config.Config: create global
            com.typesafe.config.ConfigFactory: load systemProperties systemEnvironment systemEnvironmentOverrides \
            defaultApplication defaultOverrides
            org.aeonbits.owner.ConfigFactory: create
            org.aeonbits.owner.ConfigCache: getOrCreate
            org.apache.commons.lang3.SystemUtils: getEnvironmentVariable getHostName getJavaHome getJavaHomePath \
            getJavaIoTmpDir getJavaIoTmpDirPath getUserDir getUserDirPath getUserHome getUserHomePath getUserName
            org.apache.commons.lang3.SystemProperties: *
            org.apache.commons.lang.SystemUtils: getJavaHome getJavaIoTmpDir getUserDir getUserHome
            org.apache.commons.exec.environment.EnvironmentUtils: *
            org.apache.commons.configuration2.SystemConfiguration: new
            org.apache.commons.configuration2.EnvironmentConfiguration: new
            org.apache.commons.configuration.SystemConfiguration: new
            org.apache.commons.configuration.EnvironmentConfiguration: new
            com.google.common.base.StandardSystemProperty: value
            io.github.cdimascio.dotenv.Dotenv: load configure get entries
            scala.sys.package$: env props
            scala.util.Properties$: *
            scala.util.Properties: *
            """);

    /** Those whose methods are called on subclasses and further interfaces too. */
    private static final Set<String> INHERITED = Set.of(
            "org/springframework/core/env/PropertyResolver",
            "org/eclipse/microprofile/config/Config",
            "io/micronaut/core/value/PropertyResolver");

    private static final Set<String> INHERITED_NAMES = Set.of(
            "getProperty",
            "getRequiredProperty",
            "containsProperty",
            "resolvePlaceholders",
            "resolveRequiredPlaceholders",
            "getValue",
            "getOptionalValue",
            "getConfigValue");

    private static final Set<String> SYSTEM_CONSTANTS =
            Set.of("org/apache/commons/lang3/SystemUtils", "org/apache/commons/lang/SystemUtils");

    private static final String SPRING_VALUE = "Lorg/springframework/beans/factory/annotation/Value;";
    private static final String MICRONAUT_VALUE = "Lio/micronaut/context/annotation/Value;";
    private static final Set<String> ANNOTATIONS = Set.of(
            SPRING_VALUE,
            MICRONAUT_VALUE,
            "Lio/micronaut/context/annotation/Property;",
            "Lorg/eclipse/microprofile/config/inject/ConfigProperty;");

    private final AllowedPackages allowed;
    private final Hierarchy hierarchy;

    /**
     * A check.
     *
     * @param allowed where the configuration is read
     * @param library for the supertypes of what is called
     */
    public ConfigAccess(AllowedPackages allowed, ClassPath library) {
        this.allowed = allowed;
        this.hierarchy = new Hierarchy(library);
    }

    @Override
    public List<Finding> check(Subject subject) {
        ClassCode code = ClassCode.of(subject);
        ConstantPool pool = code.pool();
        boolean annotated = pool.types().stream().anyMatch(ANNOTATIONS::contains);
        boolean byName = Reflection.isIn(pool) || pool.texts().stream().anyMatch(ConfigAccess::isEnvironmentFile);
        boolean used = pool.names(this::mayRead);
        if (!annotated && !byName && !used || allowed.contain(code)) {
            return List.of();
        }
        Findings findings = new Findings(Rule.CONFIG_ACCESS, Code.CONFIG_ACCESS);
        if (annotated) {
            annotations(code, findings);
        }
        if (used) {
            hierarchy.add(code);
            Use.of(code).stream().filter(use -> reads(use.api())).forEach(use -> {
                String verb =
                        use.how() == Use.How.REFERENCE ? "refers to " : use.how() == Use.How.READ ? "reads " : "calls ";
                findings.add(use.member(), use.line(), verb + use.api().describe() + OUTSIDE);
            });
        }
        if (byName) {
            code.methods().forEach(method -> texts(method, findings));
        }
        return findings.all();
    }

    private boolean mayRead(Api api) {
        return APIS.has(api) || isSystemConstant(api) || INHERITED_NAMES.contains(api.name());
    }

    private boolean reads(Api api) {
        return APIS.has(api)
                || isSystemConstant(api)
                || INHERITED_NAMES.contains(api.name())
                        && !api.owner().startsWith("java/")
                        && hierarchy.isA(api.owner(), INHERITED::contains);
    }

    /** What tells of the operating system and of the Java version is no configuration. */
    private static boolean isSystemConstant(Api api) {
        return SYSTEM_CONSTANTS.contains(api.owner()) && api.descriptor().equals("Ljava/lang/String;");
    }

    private static void annotations(ClassCode code, Findings findings) {
        for (Annotations.Placed placed : Annotations.of(code)) {
            if (ANNOTATIONS.contains(placed.type()) && reads(placed)) {
                String name =
                        Api.dotted(placed.type().substring(1, placed.type().length() - 1));
                findings.add(placed.member(), placed.line(), "is given a value by @" + name + OUTSIDE);
            }
        }
    }

    private static boolean reads(Annotations.Placed placed) {
        boolean expression = placed.type().equals(SPRING_VALUE) || placed.type().equals(MICRONAUT_VALUE);
        return !expression
                || placed.texts("value").stream()
                        .anyMatch(text -> text.contains("${")
                                || text.contains("systemProperties")
                                || text.contains("systemEnvironment")
                                || text.contains("environment"));
    }

    private static void texts(MethodCode method, Findings findings) {
        Reflection.of(method)
                .ifPresent(reflection -> reflection
                        .members(APIS::has)
                        .forEach((api, at) -> findings.add(
                                method.member(at),
                                method.line(at),
                                "reaches " + api.describe() + " by reflection" + OUTSIDE)));
        for (AbstractInsnNode instruction : method.instructions()) {
            if (instruction instanceof LdcInsnNode constant
                    && constant.cst instanceof String text
                    && isEnvironmentFile(text)) {
                findings.add(
                        method.member(instruction),
                        method.line(instruction),
                        "names the file that holds the environment of a process" + OUTSIDE);
            }
        }
    }

    /** Linux shows the environment of a process there. */
    private static boolean isEnvironmentFile(String text) {
        return text.startsWith("/proc/") && text.endsWith("/environ");
    }
}
