package io.gather.cli.docs;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.gather.core.settings.EsrsSettings;
import io.gather.core.settings.HttpSettings;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings of ways of uploading that the documents show are those that there are. */
class UploadGuideTest {
    private static final Settings BUILT_IN = Settings.builtIn("c", Path.of("/out"), Path.of("/state"));
    private static final Map<String, Class<? extends Record>> WAYS = Map.of("upload.http", HttpSettings.class,
            "upload.esrs", EsrsSettings.class);

    @TempDir
    Path folder;

    private Settings read(String toml) throws Exception {
        return new SettingsReader(BUILT_IN).required(Files.writeString(folder.resolve("gather.toml"), toml)).read();
    }

    @Test
    void everyExampleCanBeRead() throws Exception {
        List<Document.Block> blocks = Document.of("docs/upload.md").blocks("toml");
        assertThat(blocks).isNotEmpty();
        for (Document.Block block : blocks) {
            assertThat(read(block.text())).as("line %d", block.line()).isNotEqualTo(BUILT_IN);
        }
    }

    @Test
    void theTableOfAWayHasItsSettingsAndTheirDefaults() throws Exception {
        Document document = Document.of("docs/configuration.md");
        for (Map.Entry<String, Class<? extends Record>> way : WAYS.entrySet()) {
            String head = "[" + way.getKey() + "]";
            Document.Block block = document.blocks("toml").stream().filter(it -> it.text().startsWith(head)).findFirst()
                    .orElseThrow();
            assertThat(read(block.text())).as(head).isEqualTo(BUILT_IN);

            Map<String, String> table = new TreeMap<>();
            document.tableAfter(head).forEach(row -> table.put(row.get(0), row.get(1)));
            TomlParseResult example = Toml.parse(block.text());
            example.dottedEntrySet().forEach(it -> assertThat(table).containsEntry(it.getKey(), it
                    .getValue() instanceof TomlArray ? "[]" : it.getValue().toString()));
            Set<String> unset = new TreeSet<>(table.keySet());
            unset.removeAll(example.dottedKeySet());
            assertThat(unset).allMatch(key -> key.endsWith("port"));
            assertThat(table).as(head).hasSize((int) components(way.getValue()).count());
        }
    }

    /** Those of TLS and of proxies stand among the others. */
    private static Stream<RecordComponent> components(Class<?> settings) {
        return Stream.of(settings.getRecordComponents()).flatMap(it -> it.getType().isRecord()
                ? components(it.getType())
                : Stream.of(it));
    }
}
