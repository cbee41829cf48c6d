package io.gather.cli.sending;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are sent, what is remembered of them, and what waits. */
class SendingTest {
    @TempDir
    Path folder;

    @Test
    void whatArrivedIsComparedAndRemembered() throws Exception {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("x.txt", "content");
        Path share = Files.createDirectory(folder.resolve("share"));

        ProgramInProcess.Ended sent = program.run("upload", file.toString(), "--upload-directory", share.toString());

        assertThat(sent.code()).as(sent.all()).isZero();
        assertThat(share.resolve("x.txt")).hasContent("content");
        assertThat(program.run("uploads").out()).contains("x.txt", "arrived");
        ProgramInProcess.Ended again = program.run("upload", file.toString(), "--upload-directory", share.toString());
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("has arrived there already", "--again");
    }

    @Test
    void whatDidNotArriveWaitsUntilItIsSent() throws Exception {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("x.txt", "content");
        Path share = folder.resolve("later");

        ProgramInProcess.Ended failed = program.run("upload", file.toString(), "--upload-directory", share.toString());
        assertThat(failed.code()).isEqualTo(6);
        assertThat(failed.err()).contains("the bundle is queued", "GATHER-6001");
        assertThat(program.run("uploads", "--failed").out()).contains("x.txt", "failed after 1 attempt");

        Path ignored = Files.createDirectory(share);
        ProgramInProcess.Ended sent = program.run("upload", "--all", "--upload-directory", share.toString());
        assertThat(sent.code()).as(sent.all()).isZero();
        assertThat(share.resolve("x.txt")).hasContent("content");
        assertThat(program.run("uploads", "--failed").out()).doesNotContain("x.txt");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).run("upload", "/no/such/file",
                "--upload-directory", folder.toString());

        assertThat(ended.code()).isNotZero();
        assertThat(ended.err()).contains("there is no such file", "/no/such/file");
    }
}
