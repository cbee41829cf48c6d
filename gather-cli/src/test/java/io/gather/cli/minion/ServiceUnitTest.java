package io.gather.cli.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.cli.ProgramInProcess;
import io.gather.core.error.GatherException;
import io.gather.fixtures.programs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceUnitTest {
    @TempDir
    Path temp;

    @Test
    void namesTheProgramThatPrintsIt() {
        String text = new ProgramInProcess(temp).run("minion", "unit", "--user", "gather").out();

        assertThat(text).contains("/bin/gather minion serve\n", "User=gather\n").doesNotContain("NoNewPrivileges");
        assertThat(new ServiceUnit(Path.of("/opt/my gather/bin/gather"), "root").text())
                .contains("ExecStart=\"/opt/my gather/bin/gather\" minion serve\n", "NoNewPrivileges=yes\n");
        assertThatThrownBy(() -> new ServiceUnit(Path.of("/bin/gather"), "a\nExecStart=/bin/sh"))
                .isInstanceOf(GatherException.class);
    }

    @Test
    void isOneThatSystemdUnderstands() throws Exception {
        Path unit = temp.resolve("gather-minion.service");
        Files.writeString(unit, new ServiceUnit(Path.of("/bin/true"), "root").text());

        assertThat(Program.of(List.of("systemd-analyze", "verify", "--man=no", unit.toString())).run().succeeded()
                .toString()).doesNotContain("gather-minion.service:");
    }
}
