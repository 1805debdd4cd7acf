package dev.headroom.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Columns know nothing of files, and what is optional stays in its own package. */
@AnalyzeClasses(packages = "dev.headroom.data", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule noPackageNeedsItselfInACircle =
            slices().matching("dev.headroom.data.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyOnePackageKnowsDuckDb = noClasses()
            .that()
            .resideOutsideOfPackage("dev.headroom.data.duckdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsArrow = noClasses()
            .that()
            .resideOutsideOfPackage("dev.headroom.data.arrow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.arrow..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheCsvReader = noClasses()
            .that()
            .resideOutsideOfPackage("dev.headroom.data.csv..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar..");

    @ArchTest
    static final ArchRule itNeedsNoOtherModuleThanTheCore = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.headroom.checkpoint..",
                    "dev.headroom.compress..",
                    "dev.headroom.inference..",
                    "dev.headroom.backend..",
                    "dev.headroom.evaluate..",
                    "dev.headroom.cli..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.headroom.OptimizationManager");

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
