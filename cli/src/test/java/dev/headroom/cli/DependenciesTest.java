package dev.headroom.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Training and the embedded model are parts that an application takes along or leaves out. */
@AnalyzeClasses(packages = "dev.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule nothingButTheCommandLineNeedsTraining = noClasses()
            .that()
            .resideOutsideOfPackages("dev.headroom.cli..", "dev.headroom.backend.djl..", "dev.headroom.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.headroom.backend.djl..", "dev.headroom.training..");

    @ArchTest
    static final ArchRule nothingButTheCommandLineNeedsTheEmbeddedModel = noClasses()
            .that()
            .resideOutsideOfPackages("dev.headroom.cli..", "dev.headroom.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.headroom.embedded..");

    @ArchTest
    static final ArchRule pyTorchStaysInItsBackend = noClasses()
            .that()
            .resideOutsideOfPackages("dev.headroom.backend.djl..", "dev.headroom.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.engine..", "ai.djl.ndarray..");

    @ArchTest
    static final ArchRule answeringNeedsNoTraining = noClasses()
            .that()
            .resideInAnyPackage("dev.headroom.cli.ask..", "dev.headroom.cli.demo..", "dev.headroom.cli.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.headroom.backend.djl..", "dev.headroom.training..");
}
