package io.gather.incident.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import io.gather.core.redact.Redactor;
import io.gather.fixtures.random.Seed;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.pattern.BoundedPattern;
import io.gather.incident.publisher.PublishedEvents;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.spool.SpoolLimits;
import io.gather.incident.store.IncidentName;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.record.LineEvents;
import io.gather.incident.watch.record.StateFile;
import io.gather.incident.watch.record.WatchState;
import io.gather.incident.watch.rule.IncidentLevel;
import io.gather.incident.watch.rule.RuleSource;
import io.gather.incident.watch.rule.WatchRule;
import io.gather.incident.watch.rule.WatchRules;
import io.gather.incident.watch.source.LineFeed;
import io.gather.incident.watch.source.LineSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class NodeWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T03:00:00Z");
    private static final WatchRules RULES = new WatchRules(List.of(new WatchRule("bad", "Umid01", IncidentLevel.WEIRD,
            new RuleSource.OfKernel(7), Optional.of(BoundedPattern.of("bad")), Optional.empty(), 2, 1,
            Duration.ofMillis(500), 1000)), Redactor.NONE);

    @TempDir
    Path folder;

    /** A kernel that has said so many lines, each ten seconds later; every third one is bad. */
    private record Said(int lines, WatchState from, CountDownLatch given) implements LineFeed {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void feed(LineSink sink) throws InterruptedException {
            LinePosition.OfKernel mark = from.kernel();
            for (int i = 0; i < lines; i++) {
                sink.line(new WatchedLine(LineSource.KERNEL, BEGIN.plusSeconds(10L * i), "kernel", 4, "", List.of(), "",
                        i % 3 == 0 ? "bad " + i : "good " + i, Map.of(), new LinePosition.OfKernel("boot", i),
                        mark != null && i <= mark.sequence()));
            }
            // When there was room for so many more, all before them are taken.
            for (int i = 0; i < 301; i++) {
                sink.done(new LinePosition.OfKernel("boot", lines - 1L));
            }
            given.countDown();
            Thread.currentThread().join();
        }
    }

    private IncidentSpool spool() {
        return IncidentSpool.open(folder.resolve("spool"), SpoolLimits.USUAL, InstantSource.system(), _ -> {});
    }

    private void watch(WatchState state, int lines) throws Exception {
        NodeWatch watch = new NodeWatch(RULES, spool(), new StateFile(folder.resolve("state")),
                new LineEvents(ThisMachine.find(), Redactor.NONE), new PublishedEvents(), new WatchListener() {
                    @Override
                    public void recorded(IncidentName name, String rule) {
                        assertThat(rule).isEqualTo("bad");
                    }

                    @Override
                    public void notice(String text) {
                        throw new AssertionError(text);
                    }
                }, InstantSource.system());
        Said said = new Said(lines, state, new CountDownLatch(1));
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                watch.run(state, List.of(said));
            } catch (InterruptedException expected) {
                // It is ended.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        said.given.await();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    /** As after a power cut: what was stored is there, and where it stood was not kept any more, or long ago. */
    @Test
    void whatIsReadAgainIsNoSecondIncident() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        StateFile file = new StateFile(folder.resolve("state"));
        List<WatchState> states = new ArrayList<>(List.of(WatchState.NONE));
        int lines = 1;
        for (int run = 0; run < 6; run++) {
            lines += random.nextInt(20);
            watch(states.get(random.nextInt(states.size())), lines);
            states.add(file.read(it -> fail(it)));
        }
        watch(WatchState.NONE, lines);
        List<String> found = new ArrayList<>();
        IncidentSpool spool = spool();
        for (IncidentName each : spool.names()) {
            found.add(spool.trigger(each).flatMap(it -> it.text("message")).orElse(""));
        }
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < lines; i += 3) {
            wanted.add("bad " + i);
        }
        assertThat(found).as("seed " + seed).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(file.read(it -> fail(it)).kernel()).isNotNull();
    }
}
