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
    private static final WatchRules RULES = rules(1);

    @TempDir
    Path folder;

    private static WatchRules rules(int after) {
        return new WatchRules(List.of(new WatchRule("bad", "Umid01", IncidentLevel.WEIRD, new RuleSource.OfKernel(7),
                Optional.of(BoundedPattern.of("bad")), Optional.empty(), 2, after, Duration.ofSeconds(5), 1000)),
                Redactor.NONE);
    }

    /** A kernel that has said so many lines, each so much later; every third one is bad. */
    private record Said(int lines, Duration apart, WatchState from, CountDownLatch given) implements LineFeed {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public void feed(LineSink sink) throws InterruptedException {
            LinePosition.OfKernel mark = from.kernel();
            for (int i = 0; i < lines; i++) {
                sink.line(new WatchedLine(LineSource.KERNEL, BEGIN.plus(apart.multipliedBy(i)), "kernel", 4, "",
                        List.of(), "",
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
        watch(RULES, state, lines, Duration.ofSeconds(10));
    }

    private void watch(WatchRules rules, WatchState state, int lines, Duration apart) throws Exception {
        NodeWatch watch = new NodeWatch(rules, spool(), new StateFile(folder.resolve("state")),
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
        Said said = new Said(lines, apart, state, new CountDownLatch(1));
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

    /** Lines of files that do not say when they were written come at once when they are read again. */
    @Test
    void whatIsReadFasterTheSecondTimeIsNotTakenForWhatIsKnown() throws Exception {
        WatchRules rules = rules(10);
        watch(rules, WatchState.NONE, 4, Duration.ofSeconds(10));
        watch(rules, WatchState.NONE, 10, Duration.ZERO);
        assertThat(spooled()).containsExactlyInAnyOrder(List.of("bad 0"), List.of("bad 3"), List.of("bad 6", "bad 9"));
    }

    /** And the other way round: what was part of an incident is none of its own when it comes later. */
    @Test
    void whatFollowedOnceIsNoIncidentOfItsOwn() throws Exception {
        WatchRules rules = rules(10);
        watch(rules, WatchState.NONE, 4, Duration.ZERO);
        watch(rules, WatchState.NONE, 7, Duration.ofSeconds(10));
        assertThat(spooled()).containsExactlyInAnyOrder(List.of("bad 0", "bad 3"), List.of("bad 6"));
    }

    /** What the rule has found, of each incident. */
    private List<List<String>> spooled() throws Exception {
        List<List<String>> found = new ArrayList<>();
        IncidentSpool spool = spool();
        for (IncidentName each : spool.names()) {
            found.add(spool.read(each).orElseThrow().events().stream().filter(it -> it.has("umid"))
                    .map(it -> it.text("message").orElse("")).toList());
        }
        return found;
    }
}
