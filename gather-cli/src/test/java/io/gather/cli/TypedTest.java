package io.gather.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A bundle tells what was typed, and counts machines. */
class TypedTest {
    private static final List<String> FILES = List.of("command_line", "nodes_info", "package_info.xml");

    @TempDir
    Path folder;

    @Test
    void asItWasTypedByUsersOfTheOriginal() throws IOException {
        ProgramInProcess program = new ProgramInProcess(folder);
        ProgramInProcess.Ended ended = program.run("isi_gather_info", "--nologs", "--local-only", "-1", "echo it",
                "--noupload",
                "-u", "ann", "-p", "hunter2", "--ftp-pass=hunter3");

        assertThat(ended.code()).as(ended.all()).isZero();
        for (String file : FILES) {
            assertThat(program.run("cat", ended.out().strip(), file).out()).as(file).contains(
                    "isi_gather_info --nologs --local-only -1 'echo it' --noupload -u ann -p ******** --ftp-pass=********")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void asItWasTyped() {
        ProgramInProcess program = new ProgramInProcess(folder);
        ProgramInProcess.Ended ended = program.gather("--command", "echo it", "--ftp-upload-pass", "hunter2");

        assertThat(ended.code()).as(ended.all()).isZero();
        for (String file : FILES) {
            assertThat(program.run("cat", ended.out().strip(), file).out()).as(file)
                    .contains("gather run --profile none"
                            + " --no-upload --command 'echo it' --ftp-upload-pass ********")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void withoutCountingWhatIsNoMachine() {
        ProgramInProcess program = new ProgramInProcess(folder);
        ProgramInProcess.Ended ended = program.gather("--command", "echo it", "--local-command", "echo once");

        String bundle = ended.out().strip();
        assertThat(program.run("summary", bundle).out()).contains("nodes: 1 done;");
        assertThat(program.run("cat", bundle, "nodes_info").out()).containsPattern("nodes +1: 1 done");
        assertThat(program.run("cat", bundle, "package_info.xml").out()).contains("<done>1</done>");
    }
}
