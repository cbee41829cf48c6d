package io.gather.core;

import java.net.Socket;
import java.nio.channels.SocketChannel;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What gather-core may not do. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather.core");

    @Test
    void opensNoSocketAndStartsNoProcess() {
        noClasses().should().dependOnClassesThat()
                .haveFullyQualifiedName(ProcessBuilder.class.getName())
                .orShould().dependOnClassesThat().areAssignableTo(Socket.class)
                .orShould().dependOnClassesThat().areAssignableTo(SocketChannel.class)
                .orShould().dependOnClassesThat().resideInAPackage("java.net.http..").check(classes);
    }

    @Test
    void parsesNoCommandLine() {
        noClasses().should().dependOnClassesThat().resideInAPackage("picocli..").check(classes);
    }

    @Test
    void knowsNoOtherModule() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.gather.cli..", "io.gather.minion..",
                "io.gather.transport..", "io.gather.stats..", "io.gather.incident..").check(classes);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("io.gather.core.(**)").should().beFreeOfCycles().check(classes);
    }
}
