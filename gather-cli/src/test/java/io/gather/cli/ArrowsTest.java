package io.gather.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gather.core.error.Category;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.error.WayError;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may know whom. */
class ArrowsTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather");

    @Test
    void pointFromTheCommandLineToTheCore() {
        layeredArchitecture().consideringOnlyDependenciesInLayers().layer("core").definedBy("io.gather.core..")
                .layer("minion").definedBy("io.gather.minion..").layer("transport").definedBy("io.gather.transport..")
                .layer("stats").definedBy("io.gather.stats..").layer("incident").definedBy("io.gather.incident..")
                .layer("cli").definedBy("io.gather.cli..").whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("minion").mayOnlyBeAccessedByLayers("cli").whereLayer("stats")
                .mayOnlyBeAccessedByLayers("cli").whereLayer("incident").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("transport").mayOnlyBeAccessedByLayers("cli", "stats", "incident").check(classes);
    }

    @Test
    void haveNoCyclesBetweenPackages() {
        slices().matching("io.gather.(*).(**)").should().beFreeOfCycles().check(classes);
    }

    /** Results and outcomes are made where their texts pass the redactor: {@code Origin} and {@code Unit}. */
    @Test
    void whatIsToldOfANodePassesTheRedactor() {
        noClasses().that()
                .resideInAnyPackage("io.gather.minion..", "io.gather.transport..", "io.gather.core.overlord..")
                .should().callConstructorWhere(targetOwner(assignableTo(Result.class)))
                .orShould().callConstructorWhere(targetOwner(assignableTo(Outcome.class))).check(classes);
    }

    /** A statistics poller, an RPC client or an alert stands on the same connections as an upload. */
    @Test
    void theNetKnowsNoUploads() {
        noClasses().that().resideInAPackage("io.gather.transport.net..").should().dependOnClassesThat()
                .resideInAnyPackage("io.gather.core.upload..", "io.gather.transport.upload..").orShould()
                .accessField(Category.class, Category.UPLOAD.name()).orShould()
                .dependOnClassesThat().areAssignableTo(WayError.class).check(classes);
    }
}
