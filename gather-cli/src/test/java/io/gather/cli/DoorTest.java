package io.gather.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gather.core.json.Json;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** There is one door to the terminal, and nothing gets past it. */
class DoorTest {
    private static final String DOOR = "io.gather.cli.show.Printer";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather");

    @Test
    void nothingElsePrints() {
        noClasses().that().doNotHaveFullyQualifiedName(DOOR).and().resideOutsideOfPackage("io.gather.fixtures..")
                .should().callMethodWhere(
                        new DescribedPredicate<>("prints to a stream, a writer or the console") {
                            @Override
                            public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                                JavaClass owner = call.getTargetOwner();
                                boolean prints = owner.isAssignableTo(PrintStream.class)
                                        && !Set.of("charset", "flush", "close").contains(call.getName());
                                boolean asks = owner.isAssignableTo(Console.class)
                                        && Set.of("printf", "format", "writer").contains(call.getName());
                                return prints || asks || owner.isAssignableTo(PrintWriter.class);
                            }
                        })
                .check(classes);
    }

    /** The door makes JSON harmless in a way of its own. */
    @Test
    void nothingElseWritesJson() {
        noClasses().that().resideInAPackage("io.gather.cli..").and().doNotHaveFullyQualifiedName(DOOR).should()
                .callMethod(Json.class, "write", Object.class).check(classes);
    }

    @Test
    void onlyTheProgramKnowsTheStreams() {
        noClasses().that().doNotHaveFullyQualifiedName("io.gather.cli.Main").and()
                .doNotHaveFullyQualifiedName("io.gather.cli.Training").and()
                .resideOutsideOfPackage("io.gather.fixtures..").should()
                .accessFieldWhere(new DescribedPredicate<JavaAccess<?>>("is System.out or System.err") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName());
                    }
                }).check(classes);
    }
}
