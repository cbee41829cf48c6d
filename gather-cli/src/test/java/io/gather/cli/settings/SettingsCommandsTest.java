package io.gather.cli.settings;

import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings that are shown, saved and taken back. */
class SettingsCommandsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSavedHoldsUntilItIsTakenBack() {
        ProgramInProcess program = new ProgramInProcess(folder);

        assertThat(program.run("settings", "modify", "--ftp-upload-proxy-port", "3128").code()).isZero();
        assertThat(program.run("settings", "view").out()).contains("Ftp Upload Proxy Port: 3128");
        assertThat(program.run("settings", "modify", "--clear-ftp-upload-proxy-port").code()).isZero();
        assertThat(program.run("settings", "view").out()).contains("Ftp Upload Proxy Port: -");
    }

    @Test
    void allMistakesAreNamedAndNothingIsSaved() {
        ProgramInProcess program = new ProgramInProcess(folder);

        ProgramInProcess.Ended ended = program.run("settings", "modify", "--http-upload-proxy-port", "99999",
                "--ftp-mode", "sideways", "--ftp-upload-host", "support.example");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("99999", "sideways");
        assertThat(program.run("settings", "view").out()).doesNotContain("support.example");
    }

    @Test
    void eachTellsWhereItComesFrom() {
        ProgramInProcess program = new ProgramInProcess(folder).with("GATHER_UPLOAD_HTTP_HOST", "other.example");

        assertThat(program.run("settings", "view", "--origin").out())
                .containsPattern("HTTP Upload Host: other.example.*GATHER_UPLOAD_HTTP_HOST");
    }

    @Test
    void resettingTakesAllBack() {
        ProgramInProcess program = new ProgramInProcess(folder);
        assertThat(program.run("settings", "modify", "--ftp-upload-host", "support.example").code()).isZero();

        assertThat(program.run("settings", "reset", "--yes").code()).isZero();

        assertThat(program.run("settings", "view").out()).doesNotContain("support.example");
    }
}
