package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.gather.cli.InstalledSettings;
import io.gather.cli.options.RunOptions;
import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings that docs/configuration.md lists are those that there are, with their defaults. */
class ConfigurationTest {
    private static final Settings BUILT_IN = InstalledSettings.builtIn();

    private static final Map<String, String> OF_THE_MACHINE = Map.of("cluster",
            "the host's name up to the first dot, without a -<number> at its end", "output", "the current folder",
            "state", "root: /var/lib/gather; others: ~/.local/state/gather ($XDG_STATE_HOME/gather)");

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
                BUILT_IN.table().all().stream().map(Setting::key).filter(key -> !OF_THE_MACHINE.containsKey(key))
                        .toList());
    }

    /** But for the last column, which says what each is for: that is for people to write. */
    @Test
    void theTableHasEverySettingAsItIsDefined() {
        Map<String, String> options = new TreeMap<>(new RunOptions().changes(BUILT_IN).options());
        options.putAll(Map.of("state", "--state", "inventory", "--inventory", "upload.ways",
                "--esrs, --http-upload, --ftp-upload"));
        List<List<String>> defined = new ArrayList<>();
        for (Setting<?> setting : BUILT_IN.table().all()) {
            defined.add(List.of(setting.key(), OF_THE_MACHINE.getOrDefault(setting.key(), setting.shown(BUILT_IN)),
                    setting.form().words(), setting.variable(), options.getOrDefault(setting.key(), "")));
        }

        List<List<String>> rows = document.tableAfter("## Every setting");

        assertThat(rows.stream().map(row -> row.subList(0, 5)).toList()).containsExactlyElementsOf(defined);
        assertThat(rows).allSatisfy(row -> assertThat(row.get(5)).isNotEmpty());
    }
}
