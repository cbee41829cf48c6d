package io.gather.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Bundles sent, queued and sent again by the built program. */
class UploadIT {
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    Path folder;

    private Distribution gather;
    private Path share = Path.of("");

    @BeforeEach
    void install() throws Exception {
        gather = new Distribution(folder);
        share = Files.createDirectory(folder.resolve("share"));
        Files.writeString(folder.resolve("etc/gather.toml"), "[upload]\ndirectory = '" + share + "'\n");
    }

    @Test
    void sendsABundleOnceAndAgainWhenTold() throws Exception {
        gather.run("--group", "date", "--case", "C-1");
        String bundle = gather.bundles().getFirst().toString();

        Ended first = gather.run("upload", bundle);
        Ended second = gather.run("upload", bundle);
        Ended third = gather.run("upload", bundle, "--again", "--json");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out().strip()).startsWith(share.toString()).endsWith(".tgz");
        assertThat(second.err()).contains("has arrived there already");
        assertThat(third.out()).contains("\"event\":\"uploaded\"");
        assertThat(gather.run("uploads").out()).contains("100 %", "arrived: " + share);
        assertThat(gather.run("uploads", "--json").out()).contains("\"caseId\":\"C-1\"", "\"state\":\"arrived\"");
        assertThat(gather.run("uploads", "--failed").out()).isEqualTo("nothing failed\n");
    }

    @Test
    void whatArrivedAtOneDestinationIsSentToAnother() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path file = Files.writeString(folder.resolve("case.tgz"), "content");

        Ended first = gather.run("upload", file.toString());
        Ended second = gather.run("upload", file.toString(), "--upload-directory", other.toString());
        Ended again = gather.run("upload", file.toString(), "--upload-directory", "/nowhere/at/all", "--again");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.out().strip()).isEqualTo(other.resolve("case.tgz").toString());
        assertThat(other.resolve("case.tgz")).hasContent("content");
        assertThat(again.code()).isEqualTo(6);
        assertThat(gather.run("uploads").out()).contains("failed after 1 attempt", "is also at " + share)
                .doesNotContain("null");
    }

    @Test
    void goesOnAfterKill() throws Exception {
        byte[] content = new byte[300_000];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("case.tgz"), content);
        Running running = gather.start("upload", file.toString(), "--rate-limit", "5kB");
        Distribution.await(() -> {
            try (Stream<Path> parts = Files.list(share)) {
                return parts.anyMatch(part -> part.toFile().length() > 0);
            }
        });
        assertThat(gather.run("uploads").out()).contains("is being sent");
        assertThat(gather.run("upload", file.toString()).err()).contains("another process is sending");
        running.process().destroyForcibly();
        running.end();

        assertThat(gather.run("uploads").out()).contains("case.tgz", "waits");
        Ended ended = gather.run("upload", "--all");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(share.resolve("case.tgz")).hasBinaryContent(content);
        assertThat(gather.run("upload", "--all").err()).contains("nothing waits");
    }

    @Test
    void whatFailsIsQueuedWithTheReason() throws Exception {
        Ended gathered = gather.run("--group", "date", "--upload", "--upload-directory", "/nowhere/at/all", "--json");
        Ended again = gather.run("upload", "--all", "--upload-directory", "/nowhere/at/all", "-q");

        Ended quiet = gather.run("--group", "date", "--upload", "--upload-directory", "/nowhere/at/all", "-q");

        assertThat(quiet.code()).isEqualTo(6);
        assertThat(quiet.err()).contains("not uploaded: ", "there is no such directory");
        assertThat(gathered.code()).isEqualTo(6);
        assertThat(again.code()).isEqualTo(6);
        Ended failed = gather.run("uploads", "--failed");
        assertThat(failed.out()).contains("0 %", "failed after ", "directory: there is no such directory");
        for (String line : failed.out().lines().filter(it -> !it.startsWith(" ")).toList()) {
            assertThat(gather.run("uploads", "--remove", line.split(" ")[0]).code()).isZero();
        }
        assertThat(gather.run("uploads").out()).contains("nothing waits");
        assertThat(gather.bundles()).hasSize(2);
    }

    @Test
    void refusesBeforeItGathersWhenThereIsNowhereToSendTo() throws Exception {
        Ended ended = gather.run("--group", "date", "--upload", "--no-config");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("GATHER-2209");
        assertThat(gather.bundles()).isEmpty();
    }

    @Test
    void deletesWhatArrivedOnlyWhenTold() throws Exception {
        Ended ended = gather.run("--group", "date", "--upload", "--delete-after-upload");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("deleted here");
        assertThat(gather.bundles()).isEmpty();
        assertThat(share).isDirectoryContaining("glob:**.tgz");
    }

    @Test
    void triesUploadsOut() throws Exception {
        Ended verified = gather.run("upload", "--verify");
        Ended doctor = gather.run("doctor");
        Ended broken = gather.run("doctor", "--config", Files.writeString(folder.resolve("bad.toml"),
                "[upload]\ndirectory = '/nowhere/at/all'\n").toString());

        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(share).isDirectoryContaining("glob:**.tgz");
        assertThat(doctor.out()).contains("upload by directory works; it left " + share.resolve("gather-doctor-"));
        assertThat(broken.code()).isEqualTo(6);
        assertThat(broken.out()).contains("FAILS, upload by directory");
    }

    @Test
    void noPasswordIsKeptAnywhere() throws Exception {
        Ended ended = gather.run("--group", "date", "--upload", "--ftp-upload-user", "ann", "--ftp-upload-pass",
                PASSWORD, "-v");
        gather.run("isi_gather_info", "--nologs", "-1", "date", "--ftp-pass", PASSWORD, "-u", "ann", "-p", PASSWORD,
                "--local-only");

        assertThat(ended.code()).as(ended.err()).isZero();
        for (Path bundle : gather.bundles()) {
            assertThat(gather.run("cat", bundle.toString(), "command_line").out())
                    .containsPattern("--ftp-(upload-)?pass \\*{8}");
        }
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(file)) {
                    holding.add(file);
                }
            }
        }
        assertThat(holding).isEmpty();
    }

    private static boolean holds(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PASSWORD);
    }

    @Test
    void answersToTheOldNameByALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("isi_gather_info"), Path.of(Distribution.program()));
        Path links = Files.createDirectory(folder.resolve("links"));

        Ended ended = gather.startLine(List.of(link.toString(), "--nologs", "-f", "/etc/hostname", "-1", "echo one",
                "--noupload", "--clean-cores", "--tardir", gather.output().toString(), "--symlinkdir", links.toString(),
                "--no-console-logging")).end();
        Ended resent = gather.startLine(
                List.of(link.toString(), "--re-upload", gather.bundles().getFirst().toString())).end();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("note: --clean-cores");
        assertThat(links).isDirectoryContaining("glob:**.tgz");
        assertThat(resent.out()).startsWith(share.toString());
        assertThat(gather.startLine(List.of(link.toString(), "-v")).end().out()).startsWith("gather ");
    }
}
