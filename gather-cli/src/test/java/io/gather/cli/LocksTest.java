package io.gather.cli;

import java.nio.channels.FileChannel;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gather.core.files.LockedFile;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Whoever closes any channel to a file gives up all locks that the process has on it: so one class opens what is locked. */
class LocksTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather");

    @Test
    void oneClassLocksFiles() {
        noClasses().that().doNotHaveFullyQualifiedName(LockedFile.class.getName()).should()
                .callMethod(FileChannel.class, "tryLock").orShould().callMethod(FileChannel.class, "lock")
                .check(classes);
    }
}
