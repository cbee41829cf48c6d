package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/architecture.md and what stands around it name the ports, phases, files and types that there are. */
class ArchitectureGuideTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    /** A type's name, or one of its methods. */
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]+\\w*)(?:\\.[a-z]\\w*(?:\\(\\))?)?");
    private static final Pattern FILE = Pattern.compile("resolve\\(\"([a-z][a-z.]*)\"\\)");
    private static final Set<String> OF_THE_JDK = Set.of("FileChannel", "ServiceLoader", "Subject");
    /** Values that know no other module, which others may implement all the same. */
    private static final Set<String> NO_PORTS = Set.of("io.gather.core.bundle.gzip.ReadableAt");

    private final Document document = Document.of("docs/architecture.md");

    @Test
    void everyPortIsInTheTableAndNothingElse() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.gather");
        Set<String> named = document.table("port").stream().flatMap(row -> quoted(row.getFirst()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ports = classes.stream().filter(ArchitectureGuideTest::mayBePort)
                .filter(type -> type.getSubclasses().stream().anyMatch(by -> !module(by).equals("core")))
                .map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ports).hasSizeGreaterThan(10);
        assertThat(named).containsAll(ports);
        assertThat(named).allSatisfy(name -> assertThat(classes).filteredOn(
                type -> type.getSimpleName().equals(name) && type.isInterface() && module(type).equals("core"))
                .isNotEmpty());
    }

    private static boolean mayBePort(JavaClass type) {
        return type.isInterface() && type.isTopLevelClass() && module(type).equals("core")
                && type.getModifiers().contains(JavaModifier.PUBLIC) && !type.reflect().isSealed()
                && !NO_PORTS.contains(type.getName());
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    @Test
    void phasesHaveTheirNumbersAndNames() throws Exception {
        Map<Integer, String> phases = new TreeMap<>(Map.of(1, "setup"));
        for (Path file : SourceTree.types("gather-core").values()) {
            Matcher number = Pattern.compile("int number\\(\\) \\{\\s*return (\\d);").matcher(SourceTree.text(file));
            Matcher name = Pattern.compile("String name\\(\\) \\{\\s*return \"([^\"]+)\";").matcher(
                    SourceTree.text(file));
            if (number.find() && name.find()) {
                phases.put(Integer.valueOf(number.group(1)), name.group(1));
            }
        }
        Map<Integer, String> told = Pattern.compile("(?m)^ (\\d) (\\S+(?: \\S+)*)  ").matcher(
                String.join("\n", document.lines())).results().collect(Collectors.toMap(
                        match -> Integer.valueOf(match.group(1)), match -> match.group(2), (one, _) -> one,
                        TreeMap::new));

        assertThat(told).isEqualTo(phases).hasSize(8);
    }

    @Test
    void modulesAreThoseOfTheBuild() throws Exception {
        String build = Files.readString(Document.ROOT.resolve("pom.xml"));
        List<String> modules = Pattern.compile("<module>(gather-[a-z]+)</module>").matcher(build).results()
                .map(match -> match.group(1)).toList();
        List<String> told = document.table("module").stream().flatMap(row -> Pattern.compile("\\[(gather-[a-z]+)]")
                .matcher(row.getFirst()).results().map(match -> match.group(1))).toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(modules);
        assertThat(SourceTree.MODULES).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void filesOfARunAreAllThere() {
        Set<String> made = Stream.of("StateDirectory", "RunDirectory").map(SourceTree.types()::get)
                .flatMap(file -> FILE.matcher(SourceTree.text(file)).results()).map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String told = document.table("where").stream().map(List::getFirst).collect(Collectors.joining(" "));

        assertThat(made).hasSizeGreaterThan(8).allSatisfy(name -> assertThat(told).containsPattern("[/`]" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/design/shell-minion.md", "gather-core/README.md",
            "gather-minion/README.md", "gather-transport/README.md", "gather-stats/README.md",
            "gather-incident/README.md", "gather-cli/README.md"})
    void everyTypeIsThere(String path) throws Exception {
        Set<String> types = types();
        List<String> unknown = new ArrayList<>();
        for (String line : Document.of(path).lines()) {
            QUOTED.matcher(line).results().map(MatchResult::group).map(it -> it.replace("`", ""))
                    .map(TYPE::matcher).filter(Matcher::matches).map(match -> match.group(1))
                    .filter(name -> !types.contains(name) && !OF_THE_JDK.contains(name)).forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    /** Of main code and tests, nested ones included. */
    private static Set<String> types() throws Exception {
        Set<String> types = new TreeSet<>();
        Pattern declared = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");
        try (Stream<Path> files = Files.walk(Document.ROOT)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                declared.matcher(SourceTree.text(file)).results().forEach(match -> types.add(match.group(1)));
            }
        }
        return types;
    }

    private static Stream<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(match -> match.group(1));
    }
}
