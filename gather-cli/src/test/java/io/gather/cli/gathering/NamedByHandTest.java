package io.gather.cli.gathering;

import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Who names a file or a command wants it, and hears of it when it is not there. */
class NamedByHandTest {
    @TempDir
    Path folder;

    @Test
    void saysWhichFileIsNotThere() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).gather("--file", "/etc/hosts", "--file",
                "/no/such/file");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("not gathered: '/no/such/file': there is none");
    }

    @Test
    void saysWhichCommandIsNotThere() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).gather("--command", "no-such-command --x",
                "--local-command",
                "echo here", "--local-command", "/no/such/script");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("not gathered: 'no-such-command --x': there is none",
                "not gathered: '/no/such/script': there is none");
    }

    @Test
    void saysThatNothingOfItIsThere() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).gather("--file", "/no/such/file");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("nothing was gathered: /no/such/file: there is none");
    }

    @Test
    void saysItToUsersOfTheOriginal() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).run("isi_gather_info", "--nologs", "--noupload",
                "--local-only", "-f",
                "/no/such/file", "-s", "/no/such/script", "-1", "echo here");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("not gathered: '/no/such/file': there is none",
                "not gathered: '/no/such/script': there is none");
    }

    @Test
    void tellsProgramsToo() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).gather("--json", "--file", "/etc/hosts", "--file",
                "/no/such/file");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("{\"item\":\"extra.file-2\",\"status\":\"missing\"");
    }

    @Test
    void saysNothingOfWhatIsThere() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).gather("--file", "/etc/hosts", "--command",
                "false");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).doesNotContain("not gathered");
    }
}
