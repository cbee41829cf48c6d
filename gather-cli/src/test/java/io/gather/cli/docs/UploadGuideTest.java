package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.cli.InstalledSettings;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.Ways;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the guide to uploads are settings that there are. */
class UploadGuideTest {
    private static final Settings BUILT_IN = InstalledSettings.builtIn();

    @TempDir
    Path folder;

    private Settings read(String toml) throws Exception {
        return new SettingsReader(BUILT_IN).required(Files.writeString(folder.resolve("gather.toml"), toml)).read();
    }

    @Test
    void everySecretIsListed() {
        String listed = String.join("\n", Document.of("docs/sending.md").lines());

        assertThat(Ways.all(Map.of())).flatMap(UploaderProvider::secrets).isNotEmpty()
                .allSatisfy(secret -> assertThat(listed).contains("`" + secret.name() + "`"));
    }

    @Test
    void everyExampleCanBeRead() throws Exception {
        List<Document.Block> blocks = Document.of("docs/upload.md").blocks("toml");
        assertThat(blocks).isNotEmpty();
        for (Document.Block block : blocks) {
            assertThat(read(block.text())).as("line %d", block.line()).isNotEqualTo(BUILT_IN);
        }
    }
}
