package io.gather.cli.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.cli.InstalledSettings;
import io.gather.core.error.GatherException;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunOptionsTest {
    private static final Settings SAVED = InstalledSettings.builtIn().with(SshSettings.SECTION, new SshSettings("ann",
            22, "", "", "", List.of("Compression=yes"), false, Duration.ofSeconds(10), false));

    @Command
    private static final class Line {
        @Mixin
        private RunOptions options = new RunOptions();
    }

    private static SettingChanges changes(String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return line.options.changes(SAVED);
    }

    @Test
    void areLaidOverTheSettings() {
        Settings told = changes("--cluster", "prod", "--output", "out", "--spool", "/sp", "--parallel", "3",
                "--max-size", "5MB", "--max-time", "90s", "--fanout", "7", "--ssh-user", "bob", "--ssh-port", "2222",
                "--ssh-option", "Ciphers=a,b", "--ssh-accept-new", "--connect-timeout", "3s", "--sudo").checked()
                .over(SAVED);

        assertThat(told.cluster() + told.output() + told.spool() + told.fanout()).isEqualTo("prodout/sp7");
        assertThat(told.limits().parallel()).isEqualTo(3);
        assertThat(told.limits().totalSize()).isEqualTo(ByteSize.ofMiB(5));
        assertThat(told.limits().totalTime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(told.ssh()).isEqualTo(new SshSettings("bob", 2222, "", "", "",
                List.of("Ciphers=a,b", "Compression=yes"), true, Duration.ofSeconds(3), true));
        assertThat(told.with(Settings.OUTPUT, Path.of("/out")).state()).isEqualTo(SAVED.state());
    }

    @Test
    void withoutAnyTheSettingsHold() {
        assertThat(changes().checked().over(SAVED)).isEqualTo(SAVED);
    }

    /** As in a file, by a variable, and when it is saved. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--fanout | 0 | fanout", "--ssh-port | 70000 | ssh.port",
            "--connect-timeout | 10ms | ssh.connect_timeout", "--ssh-option | X | ssh.options",
            "--parallel | 300 | limits.parallel", "--max-size | much | limits.max_size",
            "--max-time | soon | limits.max_time", "--ftp-mode | x | upload.ftp.mode"})
    void whatIsWrongIsToldAsAnywhereElse(String option, String value, String key) {
        SettingChanges saving = new SettingChanges(SAVED.table());
        saving.set(key, value);
        String sentence = refusal(saving).what();

        assertThat(refusal(changes(option, value)).what()).isEqualTo(sentence);
        assertThat(refusal(changes(option, value)).where()).isEqualTo(option);
        assertThat(refusal(changes(option, value)).code()).isEqualTo(refusal(saving).code()).isEqualTo("GATHER-2103");
    }

    private static GatherException refusal(SettingChanges changes) {
        try {
            SettingChanges ignored = changes.checked();
            throw new AssertionError("nothing is wrong");
        } catch (GatherException e) {
            return e;
        }
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> changes("--fanout", "0", "--http-upload-port", "x", "--gather-past", "soon").checked())
                .hasMessageContaining("3 problems").hasMessageContaining("--fanout: must be 1 to 10000, not 0");
    }
}
