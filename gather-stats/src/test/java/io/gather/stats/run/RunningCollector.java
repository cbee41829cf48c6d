package io.gather.stats.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.ServiceCall;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.stats.sink.StatsSinks;
import io.gather.stats.status.StatsStatus;
import io.gather.stats.status.StatusFile;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as {@code gather stats run} runs it, in a thread. */
final class RunningCollector implements AutoCloseable {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> ended = new AtomicReference<>();
    private final Path folder;
    private final Thread thread;

    private RunningCollector(Path folder, Map<String, List<String>> options, Map<String, String> environment) {
        this.folder = folder;
        this.thread = Thread.ofVirtual().unstarted(() -> {
            try {
                new StatsService(() -> environment, StatsSinks::installed)
                        .serve(new ServiceCall(context(), options, _ -> started.countDown(), said::add));
            } catch (Exception e) {
                ended.set(e);
            } finally {
                started.countDown();
            }
        });
    }

    static RunningCollector start(Path folder, Path file, Map<String, String> environment) throws InterruptedException {
        RunningCollector collector = new RunningCollector(folder, Map.of("--config-file", List.of(file.toString())),
                environment);
        collector.thread.start();
        assertThat(collector.started.await(20, TimeUnit.SECONDS)).isTrue();
        return collector;
    }

    /** What its log has said, a line each. */
    List<String> said() {
        return said;
    }

    void awaitSaid(String words) throws Exception {
        await(() -> said.stream().anyMatch(it -> it.contains(words)), () -> words + " in " + said);
    }

    StatsStatus awaitStatus(Predicate<StatsStatus> wanted) throws Exception {
        AtomicReference<Optional<StatsStatus>> last = new AtomicReference<>(Optional.empty());
        await(() -> {
            last.set(new StatusFile(folder).read());
            return Objects.requireNonNull(last.get()).filter(wanted).isPresent();
        }, () -> "status: " + last.get() + "\n" + said);
        return Objects.requireNonNull(last.get()).orElseThrow();
    }

    /** Something that may fail to be looked at. */
    interface Look {
        boolean at() throws Exception;
    }

    static void await(Look look, Supplier<String> words) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!look.at()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(words.get());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** @return what it threw */
    Optional<Throwable> awaitEnd() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        return Optional.ofNullable(ended.get());
    }

    /** @return how long that took */
    Duration stop() throws InterruptedException {
        long begun = System.nanoTime();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ModuleContext context() {
        return new ModuleContext() {
            @Override
            public Path state() {
                return folder;
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }

            @Override
            public SettingValues settings() {
                return SettingValues.builtIn();
            }

            @Override
            public Secrets secrets() {
                return Secrets.none();
            }

            @Override
            public void notice(String text) {
                said.add(text);
            }
        };
    }
}
