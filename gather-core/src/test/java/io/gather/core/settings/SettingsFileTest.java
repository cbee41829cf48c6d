package io.gather.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void makesFolderAndFile() throws Exception {
        Path file = folder.resolve("a/b/gather.toml");

        SettingsFile.readable(file).change(Map.of("prefix", Optional.of("P")));

        assertThat(file).hasContent("prefix = \"P\"");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void secretsAreForTheirOwnerWhateverTheFileWas() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.toml"), "http_token = 't'\n");

        SettingsFile.secret(file).change(Map.of("ftp_password", Optional.of("p")));

        assertThat(file).hasContent("http_token = 't'\nftp_password = \"p\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void followsALinkAndKeepsRights() throws Exception {
        Path real = Files.writeString(folder.resolve("real.toml"), "prefix = 'a'\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("gather.toml"), real);

        SettingsFile.readable(link).change(Map.of("prefix", Optional.of("b")));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("prefix = \"b\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-r-----");
    }

    @Test
    void leavesABrokenFileAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("gather.toml"), "prefix = \n");

        assertThatThrownBy(() -> SettingsFile.readable(file).change(Map.of("prefix", Optional.of("b"))))
                .isInstanceOf(GatherException.class);
        assertThat(file).hasContent("prefix = \n");
    }
}
