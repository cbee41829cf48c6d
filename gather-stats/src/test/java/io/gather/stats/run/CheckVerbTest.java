package io.gather.stats.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import io.gather.stats.config.ConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A file can be looked at before anything is collected with it. */
class CheckVerbTest {
    @TempDir
    Path folder;

    private FileCheck check(String text) throws IOException {
        Path file = folder.resolve("idic.toml");
        Files.writeString(file, text);
        return FileCheck.of(Path.of("idic.toml"), ConfigReader.read(file, Set.of("discard")));
    }

    @Test
    void tellsAllThatIsWrongInOrder() throws IOException {
        FileCheck check = check("""
                [global]
                version = "0.99"
                stats_processor = "discard"
                preserve_cas = true
                [logging]
                log_level = "loud"
                log_to_stdout = true
                [[cluster]]
                hostname = "east"
                username = "u"
                password = "p"
                [summary_stats]
                client = true
                """);

        assertThat(check.valid()).isFalse();
        assertThat(check.lines()).satisfiesExactly(
                it -> assertThat(it).startsWith("idic.toml:2:").contains(": error: the version '0.99'"),
                it -> assertThat(it).startsWith("idic.toml:4:").contains(": warning: ", "preserve_case"),
                it -> assertThat(it).startsWith("idic.toml:6:").contains(": error: 'log_level'"),
                it -> assertThat(it).isEqualTo("idic.toml: cannot be used"));
    }

    @Test
    void saysWhatWouldBeCollected() throws IOException {
        FileCheck check = check("""
                [global]
                version = "0.40"
                stats_processor = "discard"
                [logging]
                log_to_stdout = true
                [[cluster]]
                hostname = "east"
                username = "u"
                password = "p"
                [summary_stats]
                client = true
                """);

        assertThat(check.lines()).containsExactly("idic.toml: can be used; clusters: 1, groups: 0, stats: 0,"
                + " summaries: 1, sink: discard");
    }
}
