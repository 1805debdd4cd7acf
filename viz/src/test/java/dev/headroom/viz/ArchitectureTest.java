package dev.headroom.viz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

@AnalyzeClasses(packages = "dev.headroom.viz", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DRAWING = "dev.headroom.viz.drawing..";

    @ArchTest
    static final ArchRule onlyDrawingTouchesAwtAndItsLibraries = noClasses()
            .that()
            .resideOutsideOfPackage(DRAWING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..", "org.jfree..", "org.apache.batik..");

    @ArchTest
    static final ArchRule dependsOnTheCoreAndNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.headroom.data..",
                    "dev.headroom.docgen..",
                    "dev.headroom.backend..",
                    "dev.headroom.cli..",
                    "dev.headroom.inference..",
                    "dev.headroom.testkit..");

    @ArchTest
    static final ArchRule noPrivateClassesOfTheJdk =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("sun..", "com.sun..");

    @ArchTest
    static final ArchRule partsAreFreeOfCycles =
            slices().matching("dev.headroom.viz.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsHaveNames = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..common..", "..impl..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noManagers = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noGenericExceptions = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule theEnvironmentIsNotRead = noClasses()
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);
}
