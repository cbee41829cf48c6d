package io.gather.incident.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.core.error.GatherException;
import io.gather.incident.classify.Classifier;
import io.gather.incident.classify.Fingerprint;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoreLimits;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlarmsTest {
    private static final TubId TUB = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private int number;

    private final InstantSource clock = () -> now;

    private @Nullable AlarmDelivery told;

    /** As after a restart. */
    private Alarms alarms() throws Exception {
        AlarmBook book = AlarmBook.read(folder.resolve("own/book.json"));
        AlarmCommand command = new AlarmCommand(List.of(), Duration.ofSeconds(5));
        told = new AlarmDelivery(book, (target, alarm) -> command.run(target.words(), alarm), clock, _ -> {
            throw new InterruptedException("the next look is soon enough");
        }, notices::add);
        return new Alarms(folder, folder.resolve("rules.toml"), book,
                SeenIncidents.read(Files.createDirectories(folder.resolve("own")).resolve("seen")), clock,
                notices::add);
    }

    private void rule(String rule) throws Exception {
        Path told = folder.resolve("told");
        Files.writeString(folder.resolve("rules.toml"), "[[alert]]\nname = \"a\"\n" + rule
                + "\ncommand = ['sh', '-c', 'cat >>" + told + "']\n");
    }

    private List<String> told() throws Exception {
        Path told = folder.resolve("told");
        return Files.exists(told) ? Files.readAllLines(told) : List.of();
    }

    private IncidentStore store() throws Exception {
        return IncidentStore.open(folder, Classifier.none(), StoreLimits.NONE, clock, notices::add);
    }

    private void incident(String umid) throws Exception {
        now = now.plusSeconds(1);
        number++;
        Dict trigger = Dict.EMPTY.with("num", LogValue.of(number)).with("time", LogValue.of(now.getEpochSecond()))
                .with("incarnation", LogValue.of("x")).with("level", LogValue.of(30)).with("umid", LogValue.of(umid))
                .with("message", LogValue.of("lost pb://7jejirnn6sojgrigovy74gnzfanmrj4x@tcp:h:1/swissnum"));
        store().store(TUB, new IncidentName("incident-2026-11-22--10-00-00Z-a" + number), Dict.EMPTY.with("trigger",
                trigger), List.of());
    }

    private void look(Alarms alarms) throws Exception {
        alarms.look(IncidentArchive.open(folder, Classifier.none(), notices::add), new NoGathers());
        AlarmDelivery delivery = Objects.requireNonNull(told);
        delivery.deliver();
        assertThat(delivery.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void tellsOfWhatIsNewOnceAndWithoutSecrets() throws Exception {
        rule("every = \"0s\"");
        incident("old");
        Alarms alarms = alarms();
        look(alarms);
        incident("old");
        incident("fresh");
        incident("fresh");
        look(alarms);
        look(alarms);
        look(alarms());

        assertThat(told()).singleElement().asString().contains("\"fingerprint\":\"umid-fresh\"", "new: lost pb://",
                "/********").doesNotContain("swissnum");
        assertThat(notices).isEmpty();
    }

    @Test
    void goesOnWhereItEndedAfterARestart() throws Exception {
        rule("every = \"0s\"");
        look(alarms());
        incident("fresh");
        look(alarms());

        assertThat(told()).hasSize(1);
    }

    @Test
    void holdsFloodsBackAndCountsThem() throws Exception {
        rule("when = \"any\"\nevery = \"10m\"");
        Alarms alarms = alarms();
        look(alarms);
        for (int i = 0; i < 20; i++) {
            incident("same");
        }
        look(alarms);
        assertThat(told()).singleElement().asString().contains("\"unsaid\":0");
        now = now.plusSeconds(700);
        incident("same");
        look(alarms);
        assertThat(told()).hasSize(2).last().asString().contains("\"unsaid\":19");
    }

    @Test
    void tellsOfRatesRegressionsAndSilentNodes() throws Exception {
        rule("when = \"rate\"\nmore_than = 3\nwithin = \"1m\"\nevery = \"1h\"");
        Alarms alarms = alarms();
        look(alarms);
        incident("x");
        incident("x");
        incident("x");
        now = now.plusSeconds(100);
        incident("x");
        look(alarms);
        assertThat(told()).isEmpty();
        incident("x");
        incident("x");
        incident("x");
        look(alarms);
        assertThat(told()).singleElement().asString().contains("more than 3 within");

        rule("when = \"regression\"\nevery = \"0s\"");
        IncidentArchive.open(folder, Classifier.none(), notices::add).resolve(new Fingerprint("umid-x"), now);
        incident("x");
        look(alarms);
        assertThat(told()).hasSize(2).last().asString().contains("came back: ");

        rule("when = \"silent\"\nwithin = \"1h\"");
        store().heard(TUB, "10.0.0.1");
        now = now.plusSeconds(4000);
        look(alarms);
        look(alarms);
        assertThat(told()).hasSize(3).last().asString().contains("7jejirnn was not heard since");
    }

    @Test
    void tellsWhyNobodyCouldBeTold() throws Exception {
        Files.writeString(folder.resolve("rules.toml"),
                "[[alert]]\nname = \"a\"\nwhen = \"any\"\nevery = \"0s\"\ncommand = [\"/no/such\"]\n[[alert]]\nname = \"b\"\nwhen = \"any\"\ncommand = [\"false\"]\n");
        Alarms alarms = alarms();
        look(alarms);
        incident("x");
        look(alarms);

        assertThat(notices).hasSize(2).anySatisfy(it -> assertThat(it).contains("the alert 'a' could not be told",
                "/no/such", "it is tried again in 10 s"))
                .anySatisfy(it -> assertThat(it).contains("false ended with 1"));
    }

    @Test
    void remembersOverARestartAndEditsWhomItToldOf() throws Exception {
        rule("when = \"silent\"\nwithin = \"1h\"\nevery = \"0s\"");
        store().heard(TUB, "10.0.0.1");
        Alarms alarms = alarms();
        look(alarms);
        now = now.plusSeconds(4000);
        look(alarms);
        look(alarms());
        rule("when = \"silent\"\nwithin = \"59m\"\nevery = \"0s\"");
        look(alarms());

        assertThat(told()).hasSize(1);
    }

    @Test
    void holdsBackAndCountsOverARestartAndEdits() throws Exception {
        rule("when = \"any\"\nevery = \"1h\"");
        look(alarms());
        incident("x");
        look(alarms());
        incident("x");
        Alarms alarms = alarms();
        look(alarms);
        rule("when = \"any\"\nevery = \"2h\"");
        incident("x");
        look(alarms);
        look(alarms());
        assertThat(told()).hasSize(1);

        now = now.plusSeconds(7300);
        incident("x");
        look(alarms());
        assertThat(told()).hasSize(2).last().asString().contains("\"unsaid\":2");
    }

    @Test
    void countsRatesOverARestart() throws Exception {
        rule("when = \"rate\"\nmore_than = 3\nwithin = \"1m\"");
        look(alarms());
        incident("x");
        incident("x");
        look(alarms());
        incident("x");
        look(alarms());
        assertThat(told()).isEmpty();
        incident("x");
        look(alarms());
        assertThat(told()).hasSize(1);
    }

    @Test
    void hidesNothingWhenTheClockStepsBack() throws Exception {
        rule("when = \"any\"\nevery = \"1m\"");
        Alarms alarms = alarms();
        look(alarms);
        incident("x");
        look(alarms);
        now = now.minusSeconds(86_400);
        incident("y");
        look(alarms);
        now = now.minusSeconds(86_400);
        incident("z");
        look(alarms());

        assertThat(told()).hasSize(3);
    }

    @Test
    void tellsOnceOfAnIncidentThatIsStoredAgain() throws Exception {
        rule("when = \"any\"\nevery = \"0s\"");
        Alarms alarms = alarms();
        look(alarms);
        incident("x");
        look(alarms);
        Instant before = now;
        Files.delete(folder.resolve("gather/index"));
        now = before.plusSeconds(60);
        look(alarms);

        assertThat(told()).hasSize(1);
    }

    @Test
    void losesNoAlarmWhileNobodyCanBeTold() throws Exception {
        Path there = folder.resolve("there");
        Files.writeString(folder.resolve("rules.toml"), "[[alert]]\nname = \"a\"\nwhen = \"any\"\nevery = \"0s\""
                + "\ncommand = ['sh', '-c', 'test -e " + there + " && cat >>" + folder.resolve("told") + "']\n");
        look(alarms());
        incident("x");
        look(alarms());
        Files.delete(folder.resolve("rules.toml"));
        look(alarms());
        assertThat(told()).isEmpty();
        assertThat(notices).hasSize(2);

        Files.createFile(there);
        look(alarms());
        look(alarms());
        assertThat(told()).singleElement().asString().contains("\"fingerprint\":\"umid-x\"");
    }

    @Test
    void givesUpAfterADay() throws Exception {
        Files.writeString(folder.resolve("rules.toml"),
                "[[alert]]\nname = \"a\"\nwhen = \"any\"\ncommand = [\"false\"]\n");
        look(alarms());
        incident("x");
        look(alarms());
        now = now.plusSeconds(90_000);
        look(alarms());
        look(alarms());

        assertThat(notices).hasSize(2).last().asString().contains("it is given up");
    }

    @Test
    void mistakesHaveTheirPlace() throws Exception {
        Files.writeString(folder.resolve("rules.toml"), "[[alert]]\nname = \"a\"\nwhen = \"rate\"\nlevle = 3\n");

        assertThatThrownBy(() -> AlertFile.read(folder.resolve("rules.toml"))).isInstanceOf(GatherException.class)
                .hasMessageContaining("rules.toml:1:1: an alert needs somebody to tell: command, webhook or mail")
                .hasMessageContaining("rules.toml:3:1: with rate there must be a number")
                .hasMessageContaining("rules.toml:4:1: unknown key 'levle'");
    }
}
