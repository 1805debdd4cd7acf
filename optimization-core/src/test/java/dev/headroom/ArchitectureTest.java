package dev.headroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

@AnalyzeClasses(packages = "dev.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The SPI names the records of every feature and every feature uses the SPI: it is left out of the cycles. */
    @ArchTest
    static final ArchRule featuresAreFreeOfCycles = slices().matching("dev.headroom.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage("dev.headroom.spi"))
            .ignoreDependency(
                    JavaClass.Predicates.resideInAPackage("dev.headroom.spi"), DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule collaboratorsNeverSeeTheManager = noClasses()
            .that()
            .resideInAnyPackage("dev.headroom.*..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("OptimizationManager");

    @ArchTest
    static final ArchRule thereIsOneManager = noClasses()
            .that()
            .doNotHaveSimpleName("OptimizationManager")
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule roomsHaveNames = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..common..", "..impl..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noGenericExceptions = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule onlyTheBoxAsksTheMachine = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.headroom.box..", "dev.headroom.relief..", "dev.headroom.health..", "dev.headroom.startup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("oshi..", "java.lang.management..", "javax.management..");

    @ArchTest
    static final ArchRule onlyTheConfigLoaderReadsTheEnvironment = noClasses()
            .that()
            .doNotHaveSimpleName("ConfigLoader")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule theSpiIsInterfacesAndPlainValues = classes()
            .that()
            .resideInAPackage("dev.headroom.spi")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beInterfaces()
            .orShould()
            .beRecords()
            .orShould()
            .beEnums();
}
