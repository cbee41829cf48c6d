package io.gather.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Each feature of the command line makes its own commands, and knows others only by their doors. */
class FeaturesTest {
    private static final String ROOM = "io.gather.cli.";
    /** Packages of commands; a new one is added here. */
    private static final Set<String> FEATURES = Set.of("bundles", "catalog", "gathering", "help", "isi", "minion",
            "modules", "nodes", "pki", "redact", "schedule", "sending", "settings", "stats", "watermarks");
    /** What others may know of a feature. */
    private static final Set<String> DOORS = Set.of("catalog.CatalogCommands", "gathering.Destination",
            "gathering.DoctorRun", "gathering.Gatherings", "gathering.Screen",
            "gathering.SettingsPlaces", "gathering.StopCommand", "gathering.Surroundings", "help.Described",
            "help.HelpExample", "settings.SettingsCommands");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather");

    @Test
    void knowEachOtherByTheirDoors() {
        Set<String> known = new TreeSet<>();
        for (JavaClass type : classes) {
            type.getDirectDependenciesFromSelf().forEach(arrow -> {
                String from = feature(type);
                JavaClass to = arrow.getTargetClass().getBaseComponentType();
                if (FEATURES.contains(from) && FEATURES.contains(feature(to)) && !from.equals(feature(to))) {
                    known.add(outermost(to).getName().substring(ROOM.length()));
                }
            });
        }

        assertThat(known).containsExactlyInAnyOrderElementsOf(DOORS);
    }

    @Test
    void areAllThatMakeCommands() {
        Stream<String> making = classes.stream().filter(type -> type.isAnnotatedWith(picocli.CommandLine.Command.class))
                .map(FeaturesTest::feature);

        assertThat(making.filter(feature -> !feature.isEmpty())).isNotEmpty().allMatch(FEATURES::contains);
    }

    /** Modules say what they can do without it. */
    @Test
    void aloneKnowTheParserOfTheCommandLine() {
        noClasses().that().resideOutsideOfPackage("io.gather.cli..").should().dependOnClassesThat()
                .resideInAPackage("picocli..").check(classes);
    }

    /** What a feature needs to be made it makes itself. */
    @Test
    void leaveTheWiringAPage() throws Exception {
        assertThat(Files.readAllLines(Path.of(System.getProperty("gather.root"),
                "gather-cli/src/main/java/io/gather/cli/Wiring.java"))).hasSizeLessThanOrEqualTo(120);
    }

    private static String feature(JavaClass type) {
        String room = type.getPackageName() + ".";
        return room.startsWith(ROOM) && room.length() > ROOM.length()
                ? room.substring(ROOM.length(), room.length() - 1)
                : "";
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(FeaturesTest::outermost).orElse(type);
    }
}
