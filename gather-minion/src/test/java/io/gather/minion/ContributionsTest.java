package io.gather.minion;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.gather.core.error.GatherException;
import io.gather.core.minion.MinionRun;
import io.gather.core.module.ContributedFiles;
import io.gather.core.module.Contributor;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.error.MinionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a module writes, and that whatever it does costs only itself. */
class ContributionsTest {
    private static final byte[] LINE = "an order\n".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    private static void write(ContributedFiles files, String name, byte[] content) throws IOException {
        try (OutputStream out = files.file(name)) {
            out.write(content);
        }
    }

    private Gathered gather(PlanTasks tasks, Contributor contributor) throws Exception {
        return gather(tasks, Map.of("orders", contributor));
    }

    private Gathered gather(PlanTasks tasks, Map<String, Contributor> contributors) throws Exception {
        return Gathered.all(start(tasks, contributors));
    }

    private MinionRun start(PlanTasks tasks, Map<String, Contributor> contributors) throws Exception {
        return bench.start(bench.minions(temp.resolve("base"), (_, name) -> contributors.get(name)),
                tasks.plan("t" + UUID.randomUUID()));
    }

    private static PlanTasks orders() {
        return orders(new PlanTasks());
    }

    private static PlanTasks orders(PlanTasks limited) {
        return limited.contributed("shop", "orders");
    }

    @Test
    void areFilesOfTheModule() throws Exception {
        Gathered gathered = gather(orders(), (files, notices) -> {
            write(files, "orders.txt", LINE);
            write(files, "queue/1.txt", new byte[0]);
            notices.accept("one order is old");
        });

        Outcome outcome = gathered.one(1);
        assertThat(outcome.status()).isEqualTo(Status.OK);
        assertThat(outcome.source()).isEqualTo("module shop");
        assertThat(outcome.size()).isEqualTo(LINE.length);
        assertThat(outcome.message()).isEqualTo("one order is old");
        assertThat(gathered.results(1)).extracting(Result::path).containsExactly("shop/orders.txt",
                "shop/queue/1.txt");
        assertThat(gathered.text(1)).isEqualTo("an order\n");
    }

    @Test
    void tellNoSecrets() throws Exception {
        Gathered gathered = gather(orders(new PlanTasks().masks("s3same-[0-9]+").mask("(card )[0-9]+")),
                (files, notices) -> {
                    write(files, "s3same-1/of-s3same-2", "order of s3same-3, card 123".getBytes(
                            StandardCharsets.UTF_8));
                    notices.accept("s3same-4 is old");
                    throw new IOException("s3same-5 is closed");
                });

        assertThat(gathered.one(1).message()).contains("******** is old").contains("******** is closed")
                .doesNotContain("s3same");
        assertThat(gathered.results(1)).extracting(Result::path).containsExactly("shop/________/of-________");
        assertThat(gathered.text(1)).isEqualTo("order of ********, card ********");
    }

    @Test
    void ofOneNameAreToldApart() throws Exception {
        Gathered gathered = gather(orders().contributed("shop", "customers"),
                Map.of("orders", (files, _) -> write(files, "a", LINE), "customers",
                        (files, _) -> write(files, "A", LINE)));

        assertThat(gathered.outcomes()).hasSize(2).allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
        assertThat(gathered.results(1).getFirst().path().toLowerCase(java.util.Locale.ROOT))
                .isNotEqualTo(gathered.results(2).getFirst().path().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void thatThrowKeepWhatTheyWrote() throws Exception {
        Gathered gathered = gather(orders().command("echo well"), (files, _) -> {
            write(files, "whole", LINE);
            files.file("begun").write(LINE);
            throw new GatherException(MinionError.SPOOL_UNUSABLE, "the shop is closed", "shop.example", "");
        });

        assertThat(gathered.one(1).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(1).message()).isEqualTo("shop.example: the shop is closed");
        assertThat(gathered.results(1)).extracting(Result::path, Result::status, Result::size).containsExactly(
                org.assertj.core.groups.Tuple.tuple("shop/whole", Status.OK, 9L),
                org.assertj.core.groups.Tuple.tuple("shop/begun", Status.ERROR, 9L));
        assertThat(gathered.text(2)).isEqualTo("well\n");
    }

    @Test
    void thatCannotEvenBeLoadedCostOnlyThemselves() throws Exception {
        Gathered gathered = gather(orders().command("echo well"), (_, _) -> {
            throw new NoClassDefFoundError("shop/Orders");
        });

        assertThat(gathered.one(1).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(1).message()).isEqualTo("NoClassDefFoundError: shop/Orders");
        assertThat(gathered.one(2).status()).isEqualTo(Status.OK);
    }

    @Test
    void thatWriteTooMuchAreCut() throws Exception {
        Gathered gathered = gather(orders(new PlanTasks().max(1000)).command("echo well"), (files, _) -> {
            write(files, "small", new byte[400]);
            try (OutputStream out = files.file("large")) {
                while (true) {
                    out.write(LINE);
                }
            }
        });

        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.one(1).message()).startsWith("cut at ").endsWith("the most that it may write");
        assertThat(gathered.results(1)).extracting(Result::size, Result::status).containsExactly(
                org.assertj.core.groups.Tuple.tuple(400L, Status.OK),
                org.assertj.core.groups.Tuple.tuple(600L, Status.TRUNCATED));
        assertThat(gathered.one(2).status()).isEqualTo(Status.OK);
    }

    /** Whoever pays no heed to it writes no more either. */
    @Test
    void thatGoOnWritingAreCutOnce() throws Exception {
        Gathered gathered = gather(orders(new PlanTasks().max(10)), (files, _) -> {
            for (int i = 0; i < 100; i++) {
                try {
                    write(files, "file" + i, LINE);
                } catch (IOException ignored) {
                    // That is what it is about.
                }
            }
        });

        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.results(1)).extracting(Result::size).containsExactly(9L, 1L);
    }

    @Test
    void countAmongTheGathersTotal() throws Exception {
        PlanTasks tasks = orders()
                .limits(PlanTasks.limits(1, ByteSize.of(100), Duration.ofMinutes(1), ByteSize.ofMiB(9), 0));
        Gathered gathered = gather(tasks, (files, _) -> write(files, "large", new byte[1000]));

        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.one(1).message()).contains("total");
        assertThat(gathered.results(1)).extracting(Result::size).containsExactly(100L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatHangAreLeftBehind(boolean deaf) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        Gathered gathered = gather(orders(new PlanTasks().timeout(Duration.ofSeconds(2))).command("echo well"),
                (files, _) -> {
                    write(files, "whole", LINE);
                    OutputStream begun = files.file("begun");
                    begun.write(LINE);
                    while (over.getCount() > 0) {
                        try {
                            over.await();
                        } catch (InterruptedException e) {
                            if (!deaf) {
                                throw e;
                            }
                        }
                    }
                    try {
                        begun.write(LINE);
                    } catch (IOException e) {
                        refused.incrementAndGet();
                    }
                    late.countDown();
                });

        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.one(1).message()).isEqualTo("ended after 2.0s, 2 results until then");
        assertThat(gathered.one(1).took()).isLessThan(Duration.ofSeconds(10));
        assertThat(gathered.results(1)).extracting(Result::size).containsExactly(9L, 9L);
        assertThat(gathered.one(2).status()).isEqualTo(Status.OK);
        over.countDown();
        assertThat(late.await(deaf ? 10 : 0, TimeUnit.SECONDS)).isEqualTo(deaf);
        assertThat(refused).hasValue(deaf ? 1 : 0);
    }

    /** One that only computes must not hold up those that wait. */
    @Test
    void thatSpinHoldUpNothing() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        Contributor spinning = (_, _) -> {
            while (over.getCount() > 0) {
                turns.incrementAndGet();
            }
        };
        PlanTasks tasks = new PlanTasks().timeout(Duration.ofMillis(500));
        for (int i = 0; i < Math.min(4, Runtime.getRuntime().availableProcessors()); i++) {
            tasks.contributed("shop", "orders");
        }
        Gathered gathered = gather(tasks.timeout(Duration.ofSeconds(20)).command("echo well"), spinning);
        over.countDown();

        assertThat(turns).hasPositiveValue();
        assertThat(gathered.outcomes()).extracting(Outcome::status).contains(Status.TIMED_OUT, Status.OK);
    }

    @Test
    void endWhenTheGatherIsStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        MinionRun run = start(orders(), Map.of("orders", (files, _) -> {
            write(files, "whole", LINE);
            begun.countDown();
            new CountDownLatch(1).await();
        }));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        run.stop();
        Gathered gathered = Gathered.all(run);

        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.one(1).message()).isEqualTo("stopped, 1 results until then");
        assertThat(gathered.text(1)).isEqualTo("an order\n");
    }

    @Test
    void ofAModuleThatIsGoneAreMissing() throws Exception {
        Gathered gathered = gather(orders(), Map.of());

        assertThat(gathered.one(1).status()).isEqualTo(Status.MISSING);
        assertThat(gathered.one(1).message()).isEqualTo("no module that contributes it is installed");
    }

    @Test
    void thatLeaveAFileOpenAreToldSo() throws Exception {
        Gathered gathered = gather(orders(), (files, _) -> files.file("left").write(LINE));

        assertThat(gathered.one(1).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(1).message()).isEqualTo("'left' was not closed");
        assertThat(gathered.results(1)).extracting(Result::size).containsExactly(9L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../escape", "a/../../b", "a//b", "a\nb", "."})
    void stayInTheModulesFolder(String name) throws Exception {
        Gathered gathered = gather(orders(), (files, _) -> {
            assertThatThrownBy(() -> files.file(name)).isInstanceOf(IllegalArgumentException.class);
            write(files, "fine", LINE);
        });

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.results(1)).extracting(Result::path).containsExactly("shop/fine");
    }

    /** What lies in the spool in the middle of one is what a kill leaves there. */
    @Test
    void goOnAfterAKill() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Contributor orders = (files, _) -> {
            calls.incrementAndGet();
            write(files, "whole", LINE);
        };
        Contributor hanging = (files, _) -> {
            OutputStream begun = files.file("customers");
            begun.write(LINE);
            inTheMiddle.countDown();
            new CountDownLatch(1).await();
        };
        Plan plan = orders(new PlanTasks().limits(PlanTasks.limits(1, ByteSize.ofMiB(9), Duration.ofMinutes(1),
                ByteSize.ofMiB(9), 0))).contributed("shop", "customers").plan("t-kill");
        bench.start(bench.minions(temp.resolve("base"), (_, name) -> name.equals("orders") ? orders : hanging), plan);
        assertThat(inTheMiddle.await(20, TimeUnit.SECONDS)).isTrue();
        AttachTest.copyTree(temp.resolve("base"), temp.resolve("copy"));

        Gathered again = Gathered.all(bench.start(bench.minions(temp.resolve("copy"),
                (_, name) -> name.equals("orders") ? orders : (files, _) -> write(files, "customers", LINE)), plan));

        assertThat(again.outcomes()).hasSize(2).allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.OK));
        assertThat(again.text(1)).isEqualTo("an order\n");
        assertThat(again.text(2)).isEqualTo("an order\n");
        assertThat(again.results(2)).extracting(Result::path).containsExactly("shop/customers");
        assertThat(calls).hasValue(1);
    }
}
