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

class SudoProgramsTest {
    @TempDir
    Path temp;

    @Test
    void theRuleNamesWhatThisMachineHas() {
        ProgramInProcess program = new ProgramInProcess(temp).with("GATHER_MINION_SUDO", "cat,no-such-program");
        ProgramInProcess.Ended ended = program.run("minion", "sudoers", "--user", "gather");

        assertThat(ended.out()).matches("gather ALL=\\(root\\) NOPASSWD: /[a-z/]+/cat\n");
        assertThat(ended.err()).contains("not on this machine: no-such-program");
        assertThat(program.run("minion", "sudoers", "--user", "x ALL=(ALL) ALL\n").code()).isEqualTo(2);
    }

    /** A {@code sudo} of its own says with what it was called. */
    @Test
    void aLineHasItWhereverItStands() throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path sudo = Files.writeString(bin.resolve("sudo"), "#!/bin/sh\necho \"sudo $*\"\n");
        assertThat(sudo.toFile().setExecutable(true)).isTrue();
        Path folder = new SudoPrograms(List.of("cat", "no-such-program")).write(temp.resolve("sudo-programs"));

        assertThat(Program.of(List.of("sh", "-c", "true | cat 'a b' | sort")).with("PATH", folder + ":" + bin
                + ":/usr/bin:/bin").run().succeeded().toString()).contains("sudo -n -- /", "/cat a b");
        try (var names = Files.list(folder)) {
            assertThat(names).hasSize(1);
        }
        assertThat(new SudoPrograms(List.of()).write(folder)).isEmptyDirectory();
    }

    @Test
    void aNameIsAName() {
        for (String odd : List.of("/bin/cat", "cat x", "-n", "", "a;b", "..")) {
            assertThatThrownBy(() -> new SudoPrograms(List.of(odd))).isInstanceOf(GatherException.class);
        }
    }
}
