package io.gather.cli.docs;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each module's README names the packages that it has, and no others. */
class RoomsTest {
    @ParameterizedTest
    @ValueSource(strings = {"core", "minion", "transport", "incident", "cli"})
    void everyPackageIsNamed(String module) {
        String base = "io.gather." + module;
        Set<String> there = SourceTree.types("gather-" + module).values().stream().map(SourceTree::qualified)
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .map(name -> name.equals(base) ? "(itself)" : name.substring(base.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        List<List<String>> table = Document.of("gather-" + module + "/README.md").table("package `" + base + "`");

        assertThat(table).extracting(row -> row.getFirst().replace("`", "")).containsExactlyInAnyOrderElementsOf(there);
        assertThat(table).allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
    }
}
