package io.tierguard.archunit.access;

import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** The calls that compare two values, look one up among others, or answer a question about one. */
final class TierComparisons {

    private static final ApiTable APIS = ApiTable.parse("""
            java.lang.String: equals equalsIgnoreCase contentEquals contains startsWith endsWith matches compareTo \
            compareToIgnoreCase indexOf lastIndexOf regionMatches hashCode
            java.util.Objects: equals deepEquals compare
            java.util.function.Predicate: isEqual
            java.util.regex.Pattern: matches compile
            java.util.stream.Stream: anyMatch noneMatch allMatch filter
            java.util.Arrays: binarySearch
            java.util.Collections: disjoint frequency
            java.lang.CharSequence: compare
            kotlin.jvm.internal.Intrinsics: areEqual
            kotlin.text.: equals equals$default contains contains$default startsWith startsWith$default endsWith \
            endsWith$default matches indexOf indexOf$default
            kotlin.collections.: contains
            org.apache.commons.lang3.StringUtils: *
            org.apache.commons.lang3.Strings: *
            org.apache.commons.lang3.ArrayUtils: contains indexOf
            org.apache.commons.lang3.ObjectUtils: equals
            org.apache.commons.lang.StringUtils: *
            org.apache.commons.lang.ArrayUtils: contains indexOf
            com.google.common.base.Ascii: equalsIgnoreCase
            com.google.common.base.Objects: equal
            org.springframework.util.ObjectUtils: nullSafeEquals containsElement
            org.springframework.util.StringUtils: startsWithIgnoreCase endsWithIgnoreCase
            org.codehaus.groovy.runtime.ScriptBytecodeAdapter: compareEqual compareNotEqual
            scala.runtime.BoxesRunTime: equals
            """);

    private static final Set<String> OF_TEXT_UTILITIES =
            Set.of("equal", "contain", "start", "end", "compare", "index", "lastIndex", "match");

    private static final ApiTable PROFILES = ApiTable.parse("""
            org.springframework.core.env.: acceptsProfiles matchesProfiles
            io.quarkus.runtime.configuration.ConfigUtils: isProfileActive
            io.quarkus.runtime.util.ProfileManager: isProfileActive
            """);

    private static final Set<String> LOOKUPS =
            Set.of("contains", "containsKey", "get", "getOrDefault", "indexOf", "containsValue");

    private static final Set<String> QUESTIONS =
            Set.of("is", "has", "accepts", "matches", "in", "eq", "equals", "active", "runs", "same", "any", "belongs");

    private TierComparisons() {}

    static boolean compares(Api api) {
        if (APIS.has(api)) {
            return !api.simpleName().startsWith("String")
                    || api.owner().startsWith("java/")
                    || OF_TEXT_UTILITIES.stream().anyMatch(api.name()::startsWith);
        }
        return api.name().equals("equals") && api.descriptor().equals("(Ljava/lang/Object;)Z")
                || api.name().equals("compareTo") && api.descriptor().endsWith(")I")
                || looksUp(api);
    }

    /** By a key or an element. */
    static boolean looksUp(Api api) {
        return LOOKUPS.contains(api.name())
                && api.descriptor().startsWith("(Ljava/lang/Object;")
                && !api.owner().equals("java/lang/String");
    }

    /** By the names of profiles, whatever they are. */
    static boolean asksForProfile(Api api) {
        return PROFILES.has(api);
    }

    /** A method of the program's own that answers yes or no. */
    static boolean answers(Api api) {
        if (!api.descriptor().endsWith(")Z")) {
            return false;
        }
        return TierWords.parts(api.name()).stream()
                .findFirst()
                .filter(QUESTIONS::contains)
                .isPresent();
    }

    private static final ApiTable KEEPING = ApiTable.parse("""
            java.lang.String: toLowerCase toUpperCase trim strip intern toString valueOf
            java.util.List: of copyOf stream
            java.util.Set: of copyOf stream
            java.util.Collection: stream
            java.util.Map: of copyOf entry ofEntries
            java.util.EnumSet: of copyOf range
            java.util.Arrays: asList stream
            java.util.Collections: singleton singletonList unmodifiableSet unmodifiableList unmodifiableMap
            java.util.stream.Stream: of filter
            java.util.Objects: requireNonNull
            java.util.Optional: of ofNullable get orElse orElseThrow
            com.google.common.collect.ImmutableSet: *
            com.google.common.collect.ImmutableList: *
            com.google.common.collect.ImmutableMap: *
            kotlin.collections.CollectionsKt: *
            kotlin.collections.SetsKt: *
            kotlin.collections.MapsKt: *
            kotlin.TuplesKt: to
            """);

    /** Makes a constant of its name. */
    private static final Set<String> PARSING = Set.of("valueOf", "parse", "of", "from", "fromString", "byName");

    /** Texts that come out as they went in, collections of what they are given, and constants by their name. */
    static boolean keeps(MethodInsnNode call) {
        Api api = new Api(call.owner, call.name, call.desc);
        return api.isConstructor()
                || KEEPING.has(api)
                || PARSING.contains(call.name) && call.desc.startsWith("(Ljava/lang/String;)L");
    }
}
