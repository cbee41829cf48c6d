package io.gather.minion;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(Spawning.class)
class SpaceTest {
    private static final int MIB = 1 << 20;

    final Bench bench;
    @TempDir
    Path temp;

    private @Nullable SmallDisk disk;

    @AfterEach
    void unmount() throws Exception {
        bench.close();
        if (disk != null) {
            disk.close();
        }
    }

    private Path small(int mebibytes) throws Exception {
        disk = SmallDisk.mount(temp.resolve("small"), mebibytes);
        return temp.resolve("small");
    }

    SpaceTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void keepsWholeMembersWhenTheDiskIsFull() throws Exception {
        Gathered gathered = bench.gather(small(32),
                new PlanTasks().max(60 << 20).command("head -c 45000000 /dev/urandom")
                        .command("echo after"));

        Outcome outcome = gathered.one(1);
        assertThat(outcome.status()).isEqualTo(Status.TRUNCATED);
        assertThat(outcome.message()).contains("no space in spool").contains("gather-test");
        Result result = gathered.results(1).getFirst();
        assertThat(result.chunks()).hasSize(7);
        assertThat(result.size()).isEqualTo(28 * MIB);
        try (InputStream in = Channels.newInputStream(gathered.run().open(outcome, 0))) {
            byte[] all = in.readAllBytes();
            byte[] content = new GZIPInputStream(new ByteArrayInputStream(all)).readAllBytes();
            assertThat(all).hasSize((int) outcome.stored());
            assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))).isEqualTo(result
                    .sha256());
        }
        assertThat(gathered.text(2)).isEqualTo("after\n");
    }

    @Test
    void leavesFreeWhatItIsTold() throws Exception {
        Path base = small(64);
        Gathered gathered = bench.gather(base,
                new PlanTasks().max(100 << 20).limits(PlanTasks.limits(1, ByteSize.ofMiB(100),
                        Duration.ofSeconds(15), ByteSize.ofMiB(100), 30 * MIB)).command("head -c 60000000 /dev/urandom")
                        .command("echo after"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.one(1).size()).isBetween(26L * MIB, 38L * MIB);
        assertThat(Files.getFileStore(base).getUsableSpace()).isGreaterThan(22L * MIB);
        assertThat(gathered.one(2).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(2).message()).startsWith("no space in spool " + base).contains("are to stay free");
    }

    @Test
    void goesOnOnceSomethingWasCollected() throws Exception {
        Path base = small(64);
        PlanTasks tasks = new PlanTasks().max(100 << 20)
                .limits(PlanTasks.limits(1, ByteSize.ofMiB(100), Duration.ofMinutes(1),
                        ByteSize.ofMiB(100), 30 * MIB))
                .command("head -c 60000000 /dev/urandom").command("echo after");
        MinionRun run = bench.minions(base).start(Bench.NODE, tasks.plan("t-room"));
        Outcome first = Objects.requireNonNull(run.next(Duration.ofSeconds(30)));

        run.release(first);

        assertThat(first.status()).isEqualTo(Status.TRUNCATED);
        assertThat(Objects.requireNonNull(run.next(Duration.ofSeconds(30))).status()).isEqualTo(Status.OK);
        run.discard();
    }

    @Test
    void endsWhenTheGathersTotalIsUsedUp() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"),
                new PlanTasks().limits(PlanTasks.limits(1, ByteSize.of(10),
                        Duration.ofMinutes(1), ByteSize.ofMiB(1), 0)).command("echo 123456").command("echo 123456")
                        .command("true"));

        assertThat(gathered.outcomes()).extracting(Outcome::status).containsExactly(Status.OK, Status.TRUNCATED,
                Status.ERROR);
        assertThat(gathered.text(2)).isEqualTo("123");
        assertThat(gathered.one(3).message()).isEqualTo("the gather's total of 10 B is used up");
    }
}
