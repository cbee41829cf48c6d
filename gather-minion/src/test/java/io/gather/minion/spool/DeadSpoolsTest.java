package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.files.LockedFile;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeadSpoolsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");

    @TempDir
    Path temp;

    private final List<String> buried = new ArrayList<>();
    private Path base = Path.of("");
    private Path runs = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        base = Files.createDirectory(temp.resolve("spool"));
        runs = Files.createDirectories(temp.resolve("state/runs"));
    }

    @Test
    void whatNobodyComesForIsRemovedAfterADay() throws Exception {
        Path spool = spool("t-1", Duration.ofHours(25));

        remove();

        assertThat(spool.getParent()).doesNotExist();
        assertThat(buried).containsExactly("t-1/node1");
    }

    @Test
    void whatWasWrittenToLaterStays() throws Exception {
        Path spool = spool("t-1", Duration.ofHours(23));

        remove();

        assertThat(spool.resolve(SpoolFolder.PLAN)).exists();
        assertThat(buried).isEmpty();
    }

    @Test
    void whatMayStillBeResumedStaysHoweverOldItIs() throws Exception {
        Files.createDirectory(runs.resolve("t-1"));
        Path spool = spool("t-1", Duration.ofDays(30));

        remove();

        assertThat(spool.resolve(SpoolFolder.PLAN)).exists();
    }

    @Test
    void whereTheOwnersDiskIsNotThereNobodyCanTell() throws Exception {
        Path spool = spool("t-1", Duration.ofDays(30));
        Files.delete(runs);

        remove();

        assertThat(spool.resolve(SpoolFolder.PLAN)).exists();
    }

    @Test
    void whatDoesNotSayWhoseItIsStays() throws Exception {
        Path spool = spool("t-1", Duration.ofDays(30));
        Files.delete(spool.resolve(SpoolFolder.OWNER));
        old(spool, Duration.ofDays(30));

        remove();

        assertThat(spool.resolve(SpoolFolder.PLAN)).exists();
    }

    @Test
    void whatAProcessHoldsStays() throws Exception {
        Path spool = spool("t-1", Duration.ofDays(30));
        Path lock = spool.resolve(SpoolFolder.LOCK);
        try (LockedFile _ = LockedFile.take(lock).orElseThrow()) {
            old(spool, Duration.ofDays(30));

            remove();

            assertThat(LockedFile.take(lock)).isEmpty();
        }

        assertThat(spool.resolve(SpoolFolder.PLAN)).exists();
        assertThat(buried).isEmpty();
    }

    @Test
    void aLinkLeadsNowhere() throws Exception {
        Path spool = spool("t-1", Duration.ofDays(30));
        Path elsewhere = Files.move(spool, temp.resolve("elsewhere"));
        Files.createSymbolicLink(spool, elsewhere);

        remove();

        assertThat(elsewhere.resolve(SpoolFolder.PLAN)).exists();
    }

    private void remove() {
        new DeadSpools(base).remove(NOW, (gather, node) -> buried.add(gather + "/" + node));
    }

    /** As a run leaves it that was killed. */
    private Path spool(String gather, Duration age) throws IOException {
        Spool spool = Spool.open(base, new PlanTasks().command("true").plan(gather), runs.resolve(gather),
                new Memory());
        spool.close();
        Path folder = base.resolve("gather-" + gather).resolve("node1");
        old(folder, age);
        return folder;
    }

    private static void old(Path folder, Duration age) throws IOException {
        FileTime time = FileTime.from(NOW.minus(age));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.setLastModifiedTime(file, time);
            }
        }
        Files.setLastModifiedTime(folder, time);
    }
}
