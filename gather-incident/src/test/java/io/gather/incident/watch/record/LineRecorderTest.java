package io.gather.incident.watch.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.redact.Redactor;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.pattern.BoundedPattern;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.rule.IncidentLevel;
import io.gather.incident.watch.rule.RuleSource;
import io.gather.incident.watch.rule.WatchRule;
import io.gather.incident.watch.rule.WatchRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineRecorderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final List<RecordedIncident> taken = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();
    private Instant now = NOW;
    private long sequence;

    private static WatchRule rule(String name, String pattern, int before, int after, int perHour) {
        return new WatchRule(name, "Umid01", IncidentLevel.SCARY, new RuleSource.OfKernel(7),
                Optional.of(BoundedPattern.of(pattern)), Optional.empty(), before, after, Duration.ofSeconds(5),
                perHour);
    }

    private LineRecorder recorder(Map<String, RuleFlow> flows, WatchRule... rules) {
        return new LineRecorder(new WatchRules(List.of(rules), Redactor.NONE), flows, new IncidentTaker() {
            @Override
            public Told told(String key) {
                return Told.NOT;
            }

            @Override
            public void take(RecordedIncident incident) {
                taken.add(incident);
            }

            @Override
            public void tooLong(String rule) {
                slow.add(rule);
            }
        }, () -> now);
    }

    private WatchedLine line(String facility, String text) {
        sequence++;
        return new WatchedLine(LineSource.KERNEL, now, facility, 4, "kernel", List.of(), "", text, Map.of(),
                new LinePosition.OfKernel("boot", sequence), false);
    }

    private static List<String> texts(RecordedIncident incident) {
        return incident.lines().stream().map(it -> it.line().text()).toList();
    }

    @Test
    void hasTheLinesBeforeAndAfter() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("bad", "bad", 3, 2, 6));
        recorder.line(line("quiet", "quiet one says why"));
        for (int i = 0; i < 10; i++) {
            recorder.line(line("loud", "loud " + i));
        }
        recorder.line(line("quiet", "bad"));
        assertThat(recorder.isSettled()).isFalse();
        for (int i = 10; i < 13; i++) {
            recorder.line(line("loud", "loud " + i));
        }
        assertThat(recorder.isSettled()).isTrue();
        assertThat(taken).hasSize(1);
        assertThat(texts(taken.getFirst())).containsExactly("quiet one says why", "loud 7", "loud 8", "loud 9", "bad",
                "loud 10", "loud 11");
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("bad", "bad", 3, 100, 6));
        recorder.line(line("a", "bad"));
        now = now.plusSeconds(2);
        recorder.line(line("a", "bad again"));
        recorder.settle();
        assertThat(taken).isEmpty();
        now = now.plusSeconds(4);
        recorder.settle();
        assertThat(taken).hasSize(1);
        assertThat(texts(taken.getFirst())).containsExactly("bad", "bad again");
        assertThat(taken.getFirst().alsoTriggers()).containsExactly(1L);
        recorder.line(line("a", "bad"));
        now = now.plusSeconds(60);
        recorder.line(line("a", "much later"));
        assertThat(texts(taken.getLast())).containsExactly("bad", "bad again", "bad");
    }

    @Test
    void linesThatWereReadBeforeAreNoIncidents() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("bad", "bad", 3, 0, 6));
        WatchedLine old = line("a", "bad of yesterday");
        recorder.line(new WatchedLine(old.source(), old.time(), "a", 4, "", List.of(), "", old.text(), Map.of(),
                old.position(), true));
        assertThat(recorder.isSettled()).isTrue();
        recorder.line(line("a", "bad"));
        recorder.finish();
        assertThat(texts(taken.getFirst())).containsExactly("bad of yesterday", "bad");
    }

    @Test
    void tellsNoMoreThanSoManyAnHourAndCountsTheRest() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("bad", "bad", 0, 0, 2));
        for (int i = 0; i < 10; i++) {
            recorder.line(line("a", "bad"));
            now = now.plusSeconds(10);
            recorder.settle();
        }
        assertThat(taken).hasSize(2);
        assertThat(recorder.flows().get("bad")).extracting(RuleFlow::heldBack).isEqualTo(8L);
        // Another process goes on where this one stopped.
        LineRecorder next = recorder(recorder.flows(), rule("bad", "bad", 0, 0, 2));
        next.line(line("a", "bad"));
        next.finish();
        assertThat(taken).hasSize(2);
        now = now.plus(Duration.ofHours(1));
        next.line(line("a", "bad"));
        next.finish();
        assertThat(taken).hasSize(3);
        assertThat(taken.getLast().heldBack()).isEqualTo(9);
        LineEvents.Told told = new LineEvents(ThisMachine.find(), Redactor.NONE).told(taken.getLast());
        assertThat(told.events()).hasSize(2);
        assertThat(told.events().getFirst().text("message").orElse("")).startsWith("9 more of rule 'bad'");
        assertThat(told.trigger().get("held_back")).isEqualTo(LogValue.of(9));
    }

    @Test
    void secretsAreMaskedInWhatIsTold() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("bad", "bad", 5, 0, 2));
        recorder.line(line("a", "login with password=hunter2"));
        recorder.line(line("a", "bad"));
        recorder.finish();
        LineEvents.Told told = new LineEvents(ThisMachine.find(), Redactor.of(List.of("(password=)\\S+")))
                .told(taken.getFirst());
        Dict first = told.events().getFirst();
        assertThat(first.text("message")).contains("login with password=********");
        assertThat(told.trigger().get("level")).isEqualTo(LogValue.of(35));
        assertThat(told.trigger().text("umid")).contains("Umid01");
        assertThat(told.header().dict("trigger")).contains(told.trigger());
    }

    @Test
    void memoryHasABoundWhateverComes() {
        LineRing ring = new LineRing(500);
        for (int i = 0; i < 20_000; i++) {
            ring.add(new NumberedLine(i, line("facility " + i % 300, "x".repeat(i % 100 == 0 ? 16_000 : 100))));
            assertThat(ring.weight()).isBetween(0L, (2L << 20) + 40_000);
        }
        assertThat(ring.last("facility 299", 500)).hasSizeGreaterThan(100);
    }

    @Test
    void aRuleThatTakesTooLongIsTold() throws Exception {
        LineRecorder recorder = recorder(Map.of(), rule("slow", "(a+)+$", 0, 0, 2));
        recorder.line(line("a", "a".repeat(5000) + "b"));
        assertThat(slow).containsExactly("slow");
    }
}
