package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsReaderTest {
    private static final Settings BUILT_IN = Settings.builtIn("c", Path.of("/out"), Path.of("/state"));

    @TempDir
    Path folder;

    @Test
    void hasDefaultsWithoutAnyFile() {
        Settings settings = new SettingsReader(BUILT_IN).file(folder.resolve("none.toml")).environment(Map.of()).read();

        assertThat(settings).isEqualTo(BUILT_IN);
        assertThat(settings.prefix()).isEqualTo("GatherLogs");
        assertThat(settings.profile()).isEqualTo("default");
        assertThat(settings.spool()).isEqualTo(Path.of("/var/tmp"));
        assertThat(settings.limits()).isEqualTo(Limits.defaults());
        assertThat(settings.uploads()).isEmpty();
    }

    @Test
    void readsEverySetting() throws IOException {
        Settings settings = read("""
                cluster = "prod"
                output = "/data"
                prefix = "Logs"
                profile = "minimal"
                state = "/s"
                spool = "/p"
                fanout = 8
                inventory = "/etc/cluster.toml"
                [limits]
                parallel = 2
                max_size = "1GB"
                max_time = "10m"
                spool_size = "100MB"
                leave_free = "1MB"
                nice = 5
                idle_io = false
                [upload]
                ways = ["directory"]
                directory = "/mnt/support"
                [ssh]
                user = "ann"
                port = 2222
                key = "/k"
                jump = "bastion"
                config = "/c"
                options = ["Compression=yes"]
                accept_new = true
                connect_timeout = "3s"
                sudo = true
                """);

        assertThat(settings).isEqualTo(new Settings("prod", Path.of("/data"), "Logs", "minimal", Path.of("/s"),
                Path.of("/p"),
                new Limits(2, ByteSize.ofMiB(1024), Duration.ofMinutes(10), ByteSize.ofMiB(100), ByteSize.ofMiB(1), 5,
                        false),
                List.of("directory"), "/mnt/support", 8, "/etc/cluster.toml",
                new SshSettings("ann", 2222, "/k", "bastion", "/c",
                        List.of("Compression=yes"), true, Duration.ofSeconds(3), true)));
    }

    @Test
    void laterOnesWin() throws IOException {
        Path first = Files.writeString(folder.resolve("1.toml"), "cluster = 'a'\nprofile = 'all'\n");
        Path second = Files.writeString(folder.resolve("2.toml"), "cluster = 'b'\n");

        Settings settings = new SettingsReader(BUILT_IN).file(first).file(second)
                .environment(Map.of("GATHER_OUTPUT", "/env", "GATHER_CLUSTER", "")).read();

        assertThat(settings.cluster()).isEqualTo("b");
        assertThat(settings.profile()).isEqualTo("all");
        assertThat(settings.output()).isEqualTo(Path.of("/env"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fanout = 0 | must be 1 to 10000", "fanout = 'x' | must be a whole number",
            "outptu = 'x' | did you mean 'output'?", "[limits]\\nnice = 20 | must be 0 to 19",
            "[limits]\\nmax_size = 'big' | is not a size", "[upload]\\nways = 5 | must be a list"})
    void refusesBadValues(String text, String reason) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).hasMessageContaining(reason)
                .hasMessageContaining("settings.toml:");
    }

    private Settings read(String text) throws IOException {
        return new SettingsReader(BUILT_IN).required(Files.writeString(folder.resolve("settings.toml"), text)).read();
    }

    @Test
    void namesWhatIsWrongWithSsh() {
        assertThatThrownBy(() -> read("""
                [ssh]
                port = 70000
                options = ["Compression"]
                connect_timeout = "10ms"
                acept_new = true
                """)).hasMessageContaining("70000").hasMessageContaining("'options' must be")
                .hasMessageContaining("a second or more").hasMessageContaining("did you mean 'accept_new'");
    }
}
