package io.tierguard.samples.shop;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.tierguard.archunit.TierguardRules;

// region rule
@AnalyzeClasses(packages = "io.tierguard.samples.shop", importOptions = ImportOption.DoNotIncludeTests.class)
class RulesTest {

    @ArchTest
    static final ArchTests tierguard = ArchTests.in(TierguardRules.class);
}
// endregion
