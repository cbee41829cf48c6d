package io.gather.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            assertThat(files).containsExactlyInAnyOrder(file, lock(file));
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
    void changesAtOnceLoseNothing() throws Exception {
        Path file = folder.resolve("gather.toml");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String key = "key" + i;
            SettingsFile own = i % 2 == 0 ? SettingsFile.readable(file) : SettingsFile.secret(file);
            threads.add(Thread.ofPlatform().start(() -> own.change(Map.of(key, Optional.of("v")))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(Files.readAllLines(file)).hasSize(20);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, lock(file));
        }
    }

    @Test
    void eachSeesWhatThoseBeforeItDid() throws Exception {
        Path file = Files.writeString(folder.resolve("gather.toml"), "count = 0\n");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                var ignored = SettingsFile.readable(file).change(() -> Map.of("count", Optional.of(count(file) + 1)));
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(file).hasContent("count = 20");
    }

    /** It stays: whoever waits must wait for the same one. */
    private static Path lock(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".lock");
    }

    private static long count(Path file) {
        try {
            return Long.parseLong(Files.readString(file).replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotWaitForEverForOneThatChangesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("gather.toml"), "prefix = 'a'\n");
        try (SettingsLock _ = SettingsLock.take(file, Duration.ofSeconds(1))) {
            SettingsFile other = SettingsFile.readable(file).within(Duration.ofMillis(50));
            assertThatThrownBy(() -> other.change(Map.of("prefix", Optional.of("b"))))
                    .isInstanceOf(GatherException.class).hasMessageContaining("another process is changing it");
        }
        assertThat(file).hasContent("prefix = 'a'");
        SettingsFile.readable(file).change(Map.of("prefix", Optional.of("b")));
        assertThat(file).hasContent("prefix = \"b\"");
    }

    @Test
    void whatIsLeftOfALockByADeadProcessHoldsNobodyUp() throws Exception {
        Path file = folder.resolve("gather.toml");
        Files.writeString(folder.resolve(".gather.toml.lock"), "left");

        SettingsFile.readable(file).change(Map.of("prefix", Optional.of("b")));

        assertThat(file).hasContent("prefix = \"b\"");
    }

    @Test
    void aMistakeInAFileOfSecretsIsNotQuoted() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.toml"), "ftp_password = hunter2\n");

        assertThatThrownBy(() -> SettingsFile.secret(file).change(Map.of("a", Optional.of("b"))))
                .hasMessageContaining("line 1").message().doesNotContain("hunter2");
    }

    @Test
    void leavesABrokenFileAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("gather.toml"), "prefix = \n");

        assertThatThrownBy(() -> SettingsFile.readable(file).change(Map.of("prefix", Optional.of("b"))))
                .isInstanceOf(GatherException.class);
        assertThat(file).hasContent("prefix = \n");
    }
}
