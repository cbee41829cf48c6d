package io.gather.incident.trigger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.incident.classify.Fingerprint;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.ReportingNode;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatherTriggerTest {
    private static final TubId TUB = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private int number;

    private final InstantSource clock = () -> now;

    private void rule(String rule) throws Exception {
        Files.writeString(folder.resolve("rules.toml"), "[[gather]]\nname = \"g\"\ngroups = [\"system\"]\n" + rule);
    }

    /** A program that notes its words, and makes a bundle where it is told to. */
    private TriggerRun run(String script) {
        return new TriggerRun(List.of("sh", "-c", "echo \"$@\" >>" + folder.resolve("asked") + "; " + script, "gather",
                "run"), folder.resolve("gathers"));
    }

    private GatherTrigger trigger(String script) throws Exception {
        return new GatherTrigger(folder.resolve("rules.toml"), TriggerBook.read(folder), run(script), clock,
                notices::add);
    }

    private IncidentEntry entry(String fingerprint) {
        number++;
        return new IncidentEntry(TUB, new IncidentName("incident-2026-11-22--10-00-00Z-a" + number),
                IncidentEntry.State.WHOLE, "identity" + number, now, now, 30, "", new Fingerprint(fingerprint),
                List.of("unknown"), 1, 1, "", "m");
    }

    private static ReportingNode node(@Nullable String name) {
        return new ReportingNode(TUB.text(), name, List.of(TUB.text()), null, null, null);
    }

    private List<String> asked() throws Exception {
        return Files.exists(folder.resolve("asked")) ? Files.readAllLines(folder.resolve("asked")) : List.of();
    }

    private void await(int ended) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (notices.size() < ended) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static final String BUNDLE = "while [ \"$1\" != --output ]; do shift; done; touch \"$2/b.tgz\"";

    @Test
    void gathersFromTheNodeWhenItHasSettled() throws Exception {
        rule("settle = \"30s\"\nmax_size = \"10MB\"\n");
        IncidentEntry entry = entry("umid-a");
        try (GatherTrigger trigger = trigger(BUNDLE)) {
            trigger.look();
            trigger.fresh(entry, node("web-1"), true, false);
            trigger.keep();
            trigger.look();
            assertThat(asked()).isEmpty();
            now = now.plusSeconds(31);
            trigger.look();
            await(1);
        }

        assertThat(asked()).singleElement().asString()
                .startsWith("run --lane incident --batch --confirm-above 0 --output")
                .contains("--max-time 600s --max-size 10", "--nodes web-1 --group system --no-upload");
        assertThat(TriggerBook.read(folder).of(entry.key())).singleElement().satisfies(
                it -> assertThat(it.shown()).isEqualTo(folder.resolve("gathers/1/b.tgz").toString()));
        Files.delete(folder.resolve("gathers/1/b.tgz"));
        assertThat(TriggerBook.read(folder).of(entry.key())).as("it went").singleElement().satisfies(
                it -> assertThat(it.shown()).doesNotContain("b.tgz").contains("is not there any more", "50"));
    }

    @Test
    void takesOneOfAKindInAnHourAndNoMoreThanTheRuleSays() throws Exception {
        rule("when = \"any\"\nper_hour = 2\nsettle = \"0s\"\n");
        try (GatherTrigger trigger = trigger("true")) {
            trigger.look();
            for (String fingerprint : List.of("a", "a", "b", "c", "a")) {
                trigger.fresh(entry("umid-" + fingerprint), node(null), false, false);
                trigger.keep();
            }
            assertThat(TriggerBook.read(folder).all()).extracting(TriggeredGather::fingerprint)
                    .containsExactly("umid-a", "umid-b");
            assertThat(TriggerBook.read(folder).all()).allMatch(it -> it.nodes().equals("@tub:" + TUB.text()));
            now = now.plusSeconds(3700);
            trigger.fresh(entry("umid-a"), node("--upload"), false, false);
            trigger.keep();
        }
        assertThat(TriggerBook.read(folder).all()).hasSize(3).last()
                .satisfies(it -> assertThat(it.nodes()).startsWith("@tub:"));
    }

    @Test
    void beginsNothingTwice() throws Exception {
        rule("settle = \"0s\"\nlocal = true\n");
        IncidentEntry entry = entry("umid-a");
        try (GatherTrigger trigger = trigger("echo no room; exit 5")) {
            trigger.look();
            trigger.fresh(entry, null, true, false);
            trigger.keep();
        }
        try (GatherTrigger trigger = trigger("echo no room; exit 5")) {
            trigger.look();
            trigger.fresh(entry, null, true, false);
            trigger.keep();
            await(1);
            trigger.look();
        }
        assertThat(asked()).singleElement().asString().contains("--local-only");
        assertThat(TriggerBook.read(folder).of(entry.key())).singleElement().satisfies(
                it -> assertThat(it.shown()).isEqualTo("failed: exit code 5: no room"));
    }

    @Test
    void knowsAfterAKillWhatBecameOfIt() throws Exception {
        TriggerBook book = TriggerBook.read(folder);
        rule("");
        book.add(book.allowed(List.of(new TriggerBook.Wanted(TriggerFile.read(folder.resolve("rules.toml")).getFirst(),
                "one", "umid-a", "n"),
                new TriggerBook.Wanted(TriggerFile.read(folder.resolve("rules.toml")).getFirst(),
                        "two", "umid-b", "n")),
                now));
        for (TriggeredGather each : book.all()) {
            assertThat(book.put(each.now(TriggeredGather.State.BEGUN, ""))).isNotNull();
        }
        Files.createFile(Files.createDirectories(folder.resolve("gathers/1")).resolve("b.tgz"));
        TriggerRun run = run("");

        assertThat(run.found(book.all().getFirst()).shown()).endsWith("gathers/1/b.tgz");
        assertThat(run.found(book.all().getLast()).shown()).contains("cut off", "can be resumed");
    }

    @Test
    void endsWithItsOwner() throws Exception {
        rule("settle = \"0s\"\n");
        try (GatherTrigger trigger = trigger("exec sleep 100")) {
            trigger.look();
            trigger.fresh(entry("umid-a"), node("n"), true, false);
            trigger.keep();
            trigger.look();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (asked().isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        assertThat(notices).singleElement().asString().contains("cut off");
    }

    @Test
    void keepsTheNewestBundles() throws Exception {
        for (int i = 1; i <= TriggerRun.KEPT + 3; i++) {
            Files.createDirectories(folder.resolve("gathers/" + i));
        }
        run("").prune(TriggerRun.KEPT + 3);

        try (var left = Files.list(folder.resolve("gathers"))) {
            assertThat(left).hasSize(TriggerRun.KEPT);
        }
        assertThat(folder.resolve("gathers/3")).doesNotExist();
    }

    @Test
    void mistakesHaveTheirPlace() throws Exception {
        Files.writeString(folder.resolve("rules.toml"), """
                [[gather]]
                name = "a"
                settel = "1s"
                [[gather]]
                name = "a"
                groups = ["--upload"]
                settle = "2d"
                """);

        assertThatThrownBy(() -> TriggerFile.read(folder.resolve("rules.toml"))).isInstanceOf(GatherException.class)
                .hasMessageContaining("rules.toml:1:1: a gather needs a profile or groups")
                .hasMessageContaining("unknown key 'settel'").hasMessageContaining("there is a gather 'a' already")
                .hasMessageContaining("a profile, group or item is a name")
                .hasMessageContaining("an hour at most");
    }
}
