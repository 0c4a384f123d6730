package io.tierguard.samples.rules;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.TierguardRules;

/** As a project has it, but for the name: this one is meant to fail, and {@link PlantedTest} runs it. */
// region rules
@AnalyzeClasses(packages = "io.tierguard.samples.rules", importOptions = ImportOption.DoNotIncludeTests.class)
final class PlantedRules {

    @ArchTest
    static final ArchRule secrets = TierguardRules.SECRETS;

    @ArchTest
    static final ArchRule endpoints = TierguardRules.ENDPOINTS;

    @ArchTest
    static final ArchRule configAccess = TierguardRules.CONFIG_ACCESS;

    @ArchTest
    static final ArchRule guardBypass = TierguardRules.GUARD_BYPASS;

    @ArchTest
    static final ArchRule tierBranching = TierguardRules.TIER_BRANCHING;
}
// endregion
