package io.gather.minion.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.error.MinionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One run's place for its results, that a later process goes on with. */
class SpoolTest {
    @TempDir
    Path temp;

    @Test
    void aLaterProcessFindsPlanAndOutcomes() throws Exception {
        Plan plan = plan("t-1");
        try (Spool spool = open(plan)) {
            spool.add(outcome(1));
        }

        try (Spool again = open(new PlanTasks().command("another").plan("t-1"))) {
            assertThat(again.plan()).isEqualTo(plan);
            assertThat(again.earlier()).containsExactly(outcome(1));
            again.delete();
        }
        assertThat(temp.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void isForOneAtATimeInThisProcessToo() throws Exception {
        Path lock = temp.resolve("spool/gather-t-1/node1/lock");
        try (Spool _ = open(plan("t-1"))) {
            assertThatThrownBy(() -> open(plan("t-1"))).isInstanceOfSatisfying(GatherException.class,
                    e -> assertThat(e.is(MinionError.SPOOL_IN_USE)).isTrue());
            assertThat(LockedFile.holder(lock)).isPresent();
            open(plan("t-2")).close();
        }
        assertThat(LockedFile.holder(lock)).isEmpty();
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        open(plan("t-1")).close();

        for (String folder : new String[]{"gather-t-1", "gather-t-1/node1"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("spool/" + folder))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderThatIsALinkIsNotUsed() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createDirectory(temp.resolve("spool"));
        Files.createSymbolicLink(temp.resolve("spool/gather-t-1"), elsewhere);

        try (Spool spool = open(plan("t-1"))) {
            assertThat(spool.notice()).contains("in memory");
        } catch (GatherException refused) {
            assertThat(refused.where()).contains("gather-t-1");
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void whereThereIsNoFolderItIsInMemory() throws Exception {
        Path file = Files.writeString(temp.resolve("spool"), "a file");

        try (Spool spool = Spool.open(file, plan("t-1"), temp.resolve("runs/t-1"), new Memory())) {
            assertThat(spool.notice()).contains("in memory", "cannot be used");
            spool.add(outcome(1));
            spool.delete();
        }
        assertThat(file).hasContent("a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "-\n", ".hidden", "a b"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThatThrownBy(() -> new SpoolFolder(temp, name, "n")).isInstanceOf(GatherException.class);
        assertThatThrownBy(() -> new SpoolFolder(temp, "g", name)).isInstanceOf(GatherException.class);
    }

    private Spool open(Plan plan) {
        return Spool.open(temp.resolve("spool"), plan, temp.resolve("runs/" + plan.gather()), new Memory());
    }

    private static Plan plan(String gather) {
        return new PlanTasks().command("true").plan(gather);
    }

    private static Outcome outcome(int task) {
        return new Outcome(task, "test", "item1", null, "", Status.OK, "true", 0, null, Instant.EPOCH, Duration.ZERO,
                0, 0, 0, null);
    }
}
