package io.tierguard.archunit.access;

import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Collection;
import java.util.List;

/**
 * The packages where something is permitted, in ArchUnit's syntax: {@code ..config..} is each package with a part
 * {@code config}, and what is below.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class AllowedPackages {

    /** Where an application is put together: {@code ..config..} and {@code ..configuration..}. */
    public static final AllowedPackages CONFIGURATION = of("..config..", "..configuration..");

    private final List<PackageMatcher> matchers;

    private AllowedPackages(List<PackageMatcher> matchers) {
        this.matchers = matchers;
    }

    /**
     * Packages of these patterns.
     *
     * @param patterns in the syntax of {@link PackageMatcher}
     * @return the packages; none where there is no pattern
     * @throws IllegalArgumentException where one is not in that syntax
     */
    public static AllowedPackages of(String... patterns) {
        return of(List.of(patterns));
    }

    /**
     * Packages of these patterns.
     *
     * @param patterns in the syntax of {@link PackageMatcher}
     * @return the packages; none where there is no pattern
     * @throws IllegalArgumentException where one is not in that syntax
     */
    public static AllowedPackages of(Collection<String> patterns) {
        return new AllowedPackages(patterns.stream().map(PackageMatcher::of).toList());
    }

    boolean contain(ClassCode code) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(code.packageName()));
    }
}
