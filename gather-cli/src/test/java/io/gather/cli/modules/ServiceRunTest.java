package io.gather.cli.modules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.cli.show.Printer;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.module.Service;
import io.gather.core.module.ServiceCall;
import io.gather.core.module.VerbOption;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Services begin together and end together, whatever one of them does. */
class ServiceRunTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** What a service does. */
    private interface Serving {
        void with(ServiceCall call) throws IOException, InterruptedException;
    }

    private static Service service(String name, Serving serving) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String about() {
                return "serves";
            }

            @Override
            public List<VerbOption> options() {
                return List.of(new VerbOption("--" + name, "TEXT", "is for " + name));
            }

            @Override
            public void serve(ServiceCall call) throws IOException, InterruptedException {
                serving.with(call);
            }
        };
    }

    private static void untilStopped() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private ServiceRun run(boolean json, Duration stopsWithin, Service... services) throws IOException {
        Printer printer = new Printer(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        ServiceReport report = json ? new ServiceReport.Json(printer) : new ServiceReport.Text(printer);
        return new ServiceRun(InstalledModule.of(new TestModule("shop").with(services).provided()), contexts(), report,
                Map.of("--one", List.of("1", "uno"), "--two", List.of("2")), stopsWithin);
    }

    private ModuleContexts contexts() {
        return new ModuleContexts(new StateDirectory(folder), Clock.systemUTC(), SettingValues.builtIn(),
                Secrets.none());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void endWhenTheirWorkIsDone() throws Exception {
        int code = run(false, Duration.ofSeconds(10), service("one", call -> {
            call.started().accept("is at it");
            call.context().notice("it is late");
        }), service("two", _ -> {})).run();

        assertThat(code).isZero();
        assertThat(said().lines()).contains("shop.one starts: serves", "shop.one is at it", "shop: it is late",
                "shop.one has ended", "shop.two has ended");
        assertThat(out.size()).isZero();
    }

    @Test
    void areGivenTheirOwnOptions() throws Exception {
        Map<String, Map<String, List<String>>> given = new ConcurrentHashMap<>();
        run(false, Duration.ofSeconds(10), service("one", call -> given.put("one", call.options())),
                service("three", call -> given.put("three", call.options()))).run();

        assertThat(given).containsEntry("one", Map.of("--one", List.of("1", "uno"))).containsEntry("three", Map.of());
    }

    @Test
    void tellProgramsAsJsonLines() throws Exception {
        run(true, Duration.ofSeconds(10), service("one", call -> call.started().accept("is at it"))).run();

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "{\"event\":\"service-starting\",\"module\":\"shop\",\"service\":\"one\",\"about\":\"serves\"}",
                "{\"event\":\"service-started\",\"module\":\"shop\",\"service\":\"one\",\"how\":\"is at it\"}",
                "{\"event\":\"service-ended\",\"module\":\"shop\",\"service\":\"one\"}");
    }

    @Test
    void endWithTheOneThatFails() throws Exception {
        CountDownLatch serving = new CountDownLatch(1);
        AtomicReference<String> other = new AtomicReference<>("");
        GatherException full = new GatherException(RunError.GATHERED_ALREADY, "the shop is full", "", "wait");
        ServiceRun run = run(false, Duration.ofSeconds(10), service("one", _ -> {
            serving.countDown();
            try {
                untilStopped();
            } catch (InterruptedException e) {
                other.set("let go");
            }
        }), service("two", _ -> {
            serving.await();
            throw full;
        }));

        assertThatThrownBy(run::run).isSameAs(full);
        assertThat(other).hasValue("let go");
        assertThat(said()).contains("shop stops: two failed", "shop.one has ended");
    }

    @Test
    void endWithAnErrorOfTheirOwn() throws Exception {
        ServiceRun run = run(false, Duration.ofSeconds(10), service("one", _ -> {
            throw new NoClassDefFoundError("shop/Till");
        }));

        assertThatThrownBy(run::run).isInstanceOfSatisfying(GatherException.class, error -> {
            assertThat(error.category()).isEqualTo(Category.INTERNAL);
            assertThat(error.what()).contains("service 'one' failed", "shop/Till");
            assertThat(error.where()).isEqualTo("module shop");
        });
    }

    @Test
    void doNotHoldUpTheEndWhenTheyAreDeaf() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ServiceRun run = run(false, Duration.ofMillis(200), service("deaf", _ -> {
            while (over.getCount() > 0) {
                try {
                    over.await();
                } catch (InterruptedException ignored) {
                    // That is what it is about.
                }
            }
        }), service("done", _ -> {
            throw new IOException("broken");
        }));

        assertThatThrownBy(run::run).hasMessageContaining("service 'done' failed");
        assertThat(said()).contains("shop: not ended 0.2s after it was told to: deaf");
        over.countDown();
    }

    @Test
    void stopWhenTheProcessIsToldTo() throws Exception {
        CountDownLatch serving = new CountDownLatch(1);
        ServiceRun run = run(false, Duration.ofSeconds(10), service("one", _ -> {
            serving.countDown();
            try {
                untilStopped();
            } catch (InterruptedException e) {
                throw new IOException("cannot let go", e);
            }
        }));
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread process = Thread.ofPlatform().start(() -> {
            try {
                run.run();
            } catch (InterruptedException | RuntimeException e) {
                ended.set(e);
            }
        });
        assertThat(serving.await(20, TimeUnit.SECONDS)).isTrue();
        process.interrupt();

        assertThat(process.join(Duration.ofSeconds(20))).isTrue();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(said()).contains("shop.one has ended",
                "shop: one did not stop well: java.io.IOException: cannot let go");
    }

    @Test
    void runInOneProcessAtATime() {
        Path locks = contexts().state().modules();
        try (ServiceLock _ = ServiceLock.take(locks, "shop", Clock.systemUTC())) {
            assertThatThrownBy(() -> ServiceLock.take(locks, "shop", Clock.systemUTC()))
                    .isInstanceOfSatisfying(GatherException.class, refused -> {
                        assertThat(refused.category()).isEqualTo(Category.REFUSED);
                        assertThat(refused.what()).contains("run already: process " + ProcessHandle.current().pid());
                    });
            ServiceLock.take(locks, "other", Clock.systemUTC()).close();
        }
        ServiceLock.take(locks, "shop", Clock.systemUTC()).close();
    }
}
