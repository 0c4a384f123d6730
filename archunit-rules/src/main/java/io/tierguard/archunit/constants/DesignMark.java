package io.tierguard.archunit.constants;

/**
 * A {@code @HardCodedByDesign} in a class file.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param member what it stands on; the class {@code package-info} where it stands on a package
 * @param reason as written, maybe blank
 * @param until as written, maybe empty, maybe no date
 * @since 0.1
 */
public record DesignMark(Member member, String reason, String until) {}
