package io.gather.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each package with logic has a test beside it, where whoever changes it looks first. */
class PackagesTest {
    private static final Path ROOT = Path.of(System.getProperty("gather.root"));
    private static final List<String> MODULES = List.of("gather-core", "gather-minion", "gather-transport",
            "gather-stats", "gather-incident", "gather-cli");
    private static final String LISTS_OF_ERRORS = "only lists, which ErrorsTest compares with what is thrown";
    private static final String ONE_GROUP = "only names its catalog, which the shipped catalog's tests read";
    /** Packages without a test of their own, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("io.gather.core.bundle.fault", LISTS_OF_ERRORS),
            Map.entry("io.gather.core.module", "ports and records: their users' tests are their tests"),
            Map.entry("io.gather.minion.error", LISTS_OF_ERRORS),
            Map.entry("io.gather.transport.error", LISTS_OF_ERRORS),
            Map.entry("io.gather.transport.net", "one record"),
            Map.entry("io.gather.transport.upload", "the list of all ways"),
            Map.entry("io.gather.stats", ONE_GROUP),
            Map.entry("io.gather.incident", "says what the module brings"),
            Map.entry("io.gather.incident.error", LISTS_OF_ERRORS),
            Map.entry("io.gather.cli.commands", "one record"),
            Map.entry("io.gather.cli.error", LISTS_OF_ERRORS),
            Map.entry("io.gather.cli.signals", "what a signal does is seen from outside only: KilledIT"));

    @Test
    void haveATestWhereTheirCodeIs() throws IOException {
        List<String> all = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String module : MODULES) {
            for (Path folder : folders(ROOT.resolve(module).resolve("src/main/java"))) {
                all.add(folder.toString().replace('/', '.'));
                if (!has(folder, ".*Test\\.java", module)) {
                    without.add(folder.toString().replace('/', '.'));
                }
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
        assertThat(all).hasSizeGreaterThan(50);
    }

    private static boolean has(Path folder, String name, String module) throws IOException {
        Path tests = ROOT.resolve(module).resolve("src/test/java").resolve(folder);
        if (!Files.isDirectory(tests)) {
            return false;
        }
        try (Stream<Path> files = Files.list(tests)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).matches(name));
        }
    }

    /** Those that have types in them. */
    private static List<Path> folders(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent())).distinct().toList();
        }
    }
}
