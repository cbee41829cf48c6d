package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that docs/configuration.md lists are those that there are, with their defaults. */
class ConfigurationTest {
    private static final Settings BUILT_IN = Settings.builtIn("c", Path.of("/out"), Path.of("/state"));

    private static final Set<String> OF_THE_MACHINE = Set.of("cluster", "output", "state");

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
    void theExampleHasEveryKey() {
        Set<String> example = Toml.parse(document.blocks("toml").getFirst().text()).dottedKeySet();

        assertThat(example).containsExactlyInAnyOrderElementsOf(
                Setting.all().stream().map(Setting::key).filter(key -> !OF_THE_MACHINE.contains(key)).toList());
    }

    @Test
    void theTableHasEverySettingWithItsDefaultAndVariable() {
        Map<String, List<String>> rows = new TreeMap<>();
        document.tableAfter("## Every setting").forEach(row -> rows.put(row.get(0), row));

        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(
                Setting.all().stream().map(Setting::key).toList());
        for (Setting setting : Setting.all()) {
            List<String> row = rows.getOrDefault(setting.key(), List.of());
            if (!OF_THE_MACHINE.contains(setting.key())) {
                assertThat(row.get(1)).as(setting.key()).isEqualTo(setting.text(BUILT_IN));
            }
            assertThat(row.get(3)).isEqualTo(setting.variable());
        }
    }
}
