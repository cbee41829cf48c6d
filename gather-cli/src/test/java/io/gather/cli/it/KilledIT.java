package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gather was given on its command line counts for those who go on with it, or clean up after it. */
class KilledIT {
    @TempDir
    Path folder;

    private Distribution gather;
    private Path spool;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        spool = folder.resolve("elsewhere");
        gather.catalog("slow", """
                [[item]]
                name = "much"
                command = "head -c 5000000 /dev/urandom"
                max = "9MB"
                [[item]]
                name = "hang"
                command = "while [ ! -e %s ]; do sleep 0.1; done"
                timeout = "10m"
                """.formatted(folder.resolve("go")));
    }

    @AfterEach
    void letGo() throws IOException {
        Files.writeString(folder.resolve("go"), "");
    }

    @Test
    void cleanupEmptiesTheSpoolThatTheGatherWasGiven() throws Exception {
        kill("--group", "slow", "--spool", spool.toString());
        assertThat(spools()).isNotEmpty();
        Ended cleaned = gather.run("cleanup", "--yes");
        assertThat(cleaned.code()).as(cleaned.err()).isZero();
        assertThat(spools()).isEmpty();
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void resumeGoesOnInTheSpoolThatTheGatherWasGiven() throws Exception {
        kill("--group", "slow", "--spool", spool.toString());
        Files.writeString(folder.resolve("go"), "");
        Ended resumed = gather.run("resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(spools()).isEmpty();
        assertThat(gather.spool()).doesNotExist();
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void cleanupSaysWhatItCouldNotLookAt() throws Exception {
        kill("--group", "slow", "--spool", spool.toString());
        Path away = folder.resolve("away");
        Files.move(spool, away);
        Ended refused = gather.run("cleanup");
        Ended plain = gather.run("cleanup", "--yes");
        assertThat(refused.code()).isNotZero();
        assertThat(plain.err()).contains(spool.toString(), "may be left").doesNotContain("removed what was left");
    }

    @Test
    void resumeUploadsToWhereTheGatherWasToldTo() throws Exception {
        Path share = Files.createDirectory(folder.resolve("share"));
        Path config = Files.writeString(folder.resolve("my.toml"),
                "[upload]\nenabled = true\nways = ['directory']\ndirectory = '" + share + "'\n");
        kill("--group", "slow", "--config", config.toString());
        Files.writeString(folder.resolve("go"), "");
        Ended resumed = gather.run("resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(share).isDirectoryContaining("glob:**.tgz");
    }

    @Test
    void resumeIsAsStrictAsTheGatherWas() throws Exception {
        gather.catalog("wrong", "[[item]]\nname='x'\ncommand='exit 3'\n");
        kill("--group", "slow,wrong", "--strict");
        Files.writeString(folder.resolve("go"), "");
        assertThat(gather.run("resume").code()).isEqualTo(4);
    }

    private void kill(String... args) throws Exception {
        Running running = gather.start(args);
        Distribution.await(() -> gather.collects());
        running.process().destroyForcibly();
        running.end();
    }

    private List<Path> spools() throws IOException {
        if (!Files.isDirectory(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        }
    }
}
