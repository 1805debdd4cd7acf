package dev.headroom.docgen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import javax.swing.text.Segment;

@AnalyzeClasses(packages = "dev.headroom.docgen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PDF = "dev.headroom.docgen.pdf..";
    private static final String WORD = "dev.headroom.docgen.word..";

    @ArchTest
    static final ArchRule dependsOnTheCoreAndNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.headroom.viz..",
                    "dev.headroom.data..",
                    "dev.headroom.backend..",
                    "dev.headroom.cli..",
                    "dev.headroom.inference..",
                    "dev.headroom.testkit..");

    @ArchTest
    static final ArchRule printDoesNotKnowWord = noClasses()
            .that()
            .resideInAPackage(PDF)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WORD);

    @ArchTest
    static final ArchRule wordDoesNotKnowPrint = noClasses()
            .that()
            .resideInAPackage(WORD)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PDF);

    /** Only the print engine needs AWT. A segment of the lexers is characters with bounds and loads none of it. */
    @ArchTest
    static final ArchRule onlyPrintTouchesAwt = noClasses()
            .that()
            .resideOutsideOfPackage(PDF)
            .should()
            .dependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
                            .and(DescribedPredicate.not(JavaClass.Predicates.type(Segment.class))));

    @ArchTest
    static final ArchRule printLibrariesStayWithPrint = noClasses()
            .that()
            .resideOutsideOfPackages(PDF, "dev.headroom.docgen.font..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule wordLibrariesStayWithWord = noClasses()
            .that()
            .resideOutsideOfPackage(WORD)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..", "org.apache.xmlbeans..");

    @ArchTest
    static final ArchRule noPrivateClassesOfTheJdk =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("sun..", "com.sun..");

    @ArchTest
    static final ArchRule partsAreFreeOfCycles =
            slices().matching("dev.headroom.docgen.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsDoNotKnowTheWhole = noClasses()
            .that()
            .resideInAnyPackage("dev.headroom.docgen.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.headroom.docgen");

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
