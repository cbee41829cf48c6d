package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.gather.core.plan.Limits;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import io.gather.core.settings.SshSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that docs/configuration.md lists are those that there are, with their defaults. */
class ConfigurationTest {
    private static final Settings BUILT_IN = Settings.builtIn("c", Path.of("/out"), Path.of("/state"));

    private final Document document = Document.of("docs/configuration.md");

    @TempDir
    Path folder;

    @Test
    void everyExampleCanBeRead() throws Exception {
        assertThat(document.blocks("toml")).isNotEmpty();
        for (Document.Block block : document.blocks("toml")) {
            Path file = Files.writeString(folder.resolve("gather.toml"), block.text());
            new SettingsReader(BUILT_IN).required(file).read();
        }
    }

    @Test
    void theFirstExampleHoldsTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("gather.toml"), document.blocks("toml").getFirst().text());

        Settings settings = new SettingsReader(BUILT_IN).required(file).read();

        assertThat(settings).isEqualTo(BUILT_IN);
    }

    @Test
    void theTableHasEveryKeyOfTheExampleAndItsDefault() {
        Map<String, String> defaults = new HashMap<>();
        for (List<String> row : document.tableAfter("## Every setting")) {
            defaults.put(row.get(0), row.get(1));
        }
        Map<String, String> example = new TreeMap<>();
        Toml.parse(document.blocks("toml").getFirst().text()).dottedEntrySet().forEach(
                entry -> example.put(entry.getKey(), shown(entry.getValue())));

        assertThat(defaults).containsAllEntriesOf(example);
        Set<String> places = new TreeSet<>(defaults.keySet());
        places.removeAll(example.keySet());
        assertThat(places).containsExactly("cluster", "output", "state");
    }

    @Test
    void thereAreNoOtherSettings() {
        int known = Settings.class.getRecordComponents().length + Limits.class.getRecordComponents().length
                + SshSettings.class.getRecordComponents().length;

        // limits and ssh are components whose own are counted.
        assertThat(document.tableAfter("## Every setting")).hasSize(known - 2);
    }

    @Test
    void theVariablesOfTheTableAreObeyed() {
        for (List<String> row : document.tableAfter("## Every setting")) {
            String variable = row.get(3);
            if (!variable.isEmpty()) {
                assertThat(variable).isEqualTo("GATHER_" + row.get(0).toUpperCase(java.util.Locale.ROOT));
                assertThat(new SettingsReader(BUILT_IN).environment(Map.of(variable, "/x")).read()).as(variable)
                        .isNotEqualTo(BUILT_IN);
            }
        }
    }

    private static String shown(Object value) {
        return value instanceof org.tomlj.TomlArray array ? array.toJson().strip().replace("\n", "") : value.toString();
    }
}
