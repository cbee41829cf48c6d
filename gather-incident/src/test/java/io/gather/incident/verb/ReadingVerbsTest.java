package io.gather.incident.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.classify.Classifier;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.trigger.TriggeredGather;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingVerbsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String DEMO = "incident-2026-11-20--23-57-08Z-vhm4iya";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("incidents"));
    }

    private TypedVerb run(String... words) throws Exception {
        return TypedVerb.run(folder, CLOCK, words);
    }

    @Test
    void listsTheNewestFirstAndEachOnce() throws Exception {
        TypedVerb list = run("list");

        assertThat(list.results).hasSize(5);
        assertThat(list.results.getFirst()).contains("7q5qm5a", "user-incident-button", "umid-LkD9Pw", "WEIRD");
        assertThat(list.results.getLast()).contains("vhm4iya", "7jejirnn", "disk is weird");
        assertThat(run("list", "--limit", "2").messages).containsExactly("the newest 2 of 5; --limit 0 lists all");
    }

    @Test
    void listsWhatIsAskedFor() throws Exception {
        assertThat(run("list", "--category", "demo-rich").results).hasSize(1);
        assertThat(run("list", "--node", "bn2rybg5").results).hasSize(2);
        assertThat(run("list", "--fingerprint", "umid-Zz").results).hasSize(1);
        assertThat(run("list", "--last", "12h").results).hasSize(2);
        assertThat(run("list", "--since", "2020-01-01", "--until", "2020-01-02").results).isEmpty();
        assertThat(run("list", "--json", "--category", "unknown").results).singleElement().asString()
                .contains("\"name\":\"" + DEMO + "\"", "\"level\":30.0", "\"time\":\"2026-11-20T23:57:08.841Z\"");
        assertThatThrownBy(() -> run("list", "--last", "soon")).isInstanceOf(GatherException.class);
        assertThatThrownBy(() -> run("list", "--node", "nobody")).isInstanceOf(GatherException.class);
        assertThatThrownBy(() -> run("list", "--directory", "/no/such")).isInstanceOf(GatherException.class);
    }

    @Test
    void showsWhatLedToAnIncident() throws Exception {
        TypedVerb show = run("show", "5gnfsga");

        assertThat(show.results).anyMatch(it -> it.matches("fingerprint +umid-Ab12Cd, 1 incident since .*"))
                .anyMatch(it -> it.endsWith(": parent event"))
                .anyMatch(it -> it.contains("née café [INCIDENT-TRIGGER]"));
    }

    @Test
    void showsWhatBecameOfGathersThatAnIncidentLedTo() throws Exception {
        assertThat(run("show", "--json", DEMO).results).singleElement().asString()
                .contains("\"name\":\"" + DEMO + "\"", "\"gathers\":[]");
        String key = IncidentArchive.open(folder.resolve("incidents"), Classifier.none(), _ -> {}).find(DEMO).key();
        Path book = Files.createDirectories(folder.resolve("incidents/gather")).resolve("gathers.json");
        String bundle = Files.createFile(folder.resolve("b.tgz")).toString();
        Files.writeString(book, Json.write(Map.of("next", 3, "gathers",
                List.of(gather(1, key, TriggeredGather.State.DONE, bundle),
                        gather(2, key, TriggeredGather.State.FAILED, "no room"),
                        gather(3, "another", TriggeredGather.State.DONE, "/bundles/3/b.tgz")))));

        String due = "\"due\":\"2026-11-21T12:00:00Z\"";
        assertThat(run("show", "--json", DEMO).results).singleElement().asString()
                .contains("\"time\":\"2026-11-20T23:57:08.841Z\"")
                .endsWith("\"gathers\":[{\"rule\":\"small\",\"state\":\"done\"," + due
                        + ",\"bundle\":\"" + bundle + "\"},{\"rule\":\"small\",\"state\":\"failed\"," + due
                        + ",\"reason\":\"no room\"}]}");
        assertThat(run("show", DEMO).results).anyMatch(it -> it.matches("gather +" + Pattern.quote(bundle)))
                .anyMatch(it -> it.matches("gather +failed: no room"));
    }

    private static TriggeredGather gather(long number, String incident, TriggeredGather.State state, String told) {
        return new TriggeredGather(number, incident, "umid-a", "small", "web-1", "", List.of("system"),
                Duration.ofMinutes(1), ByteSize.ofMiB(1), false, CLOCK.instant(), state, told);
    }

    @Test
    void dumpsWithSecretsMasked() throws Exception {
        TypedVerb dump = run("dump", "--timestamps", "utc", "vhm4iya");

        assertThat(dump.code).isZero();
        assertThat(dump.results)
                .anyMatch(it -> it.contains("pb://zzkgrvnhzzenwiffekjbrfftpeq6bl32@tcp:127.0.0.1:23118/********)"))
                .anyMatch(it -> it.endsWith("2026-11-20_23:57:08.841370Z: disk is weird [INCIDENT-TRIGGER]"));
        assertThat(String.join("\n", run("dump", "--secrets", DEMO).results))
                .contains("pldzdhdcf35asb7oyan4b4cvpnipcmyw");
        assertThat(String.join("\n", run("dump", "--json", DEMO).results))
                .doesNotContain("pldzdhdcf35asb7oyan4b4cvpnipcmyw")
                .contains("{\"header\":{\"pid\":14199,");
    }

    @Test
    void tellsWhatIsDamagedAndDumpsTheRest() throws Exception {
        Path log = folder.resolve("x.flog");
        Files.writeString(log,
                "# foolscap flogfile v1\n{\"from\": \"local\", \"rx_time\": 1, \"d\": {\"num\": 1, \"time\": 2, \"message\": \"a\"}}\n{\"fr");

        TypedVerb dump = run("dump", log.toString());

        assertThat(dump.code).isEqualTo(1);
        assertThat(dump.results).singleElement().asString().startsWith("local#1 ").endsWith(": a");
        assertThat(dump.messages).containsExactly(log + ":3: the file is cut off here");
    }

    @Test
    void findsByTriggersAndByEvents() throws Exception {
        assertThat(run("search", "DISK").results).hasSize(1);
        assertThat(run("search", "Negotiation started").results).isEmpty();
        assertThat(run("search", "--events", "negotiation started").results).hasSizeGreaterThan(6)
                .anyMatch(it -> it.startsWith("  7jejirnn#"));
    }

    @Test
    void listsAndNamesNodes() throws Exception {
        assertThat(run("nodes").results).hasSize(3);
        assertThat(run("nodes", "--name", "bn2rybg5=client-1", "--json").results)
                .anySatisfy(it -> assertThat(it).contains("\"name\":\"client-1\"", "\"ids\":2", "\"incidents\":2"));
        assertThat(run("list", "--node", "client-1").results).hasSize(2);
        assertThatThrownBy(() -> run("nodes", "--name", "bn2rybg5=a b")).isInstanceOf(GatherException.class);
    }

    @Test
    void groupsWhatIsAlikeAndTellsWhatComesBack() throws Exception {
        assertThat(run("fingerprints").results).hasSize(5).anyMatch(it -> it.matches("2 +.*umid-LkD9Pw +open .*"));
        TypedVerb.run(folder, Clock.fixed(Instant.parse("2026-11-21T00:04:30Z"), ZoneOffset.UTC), "resolve",
                "umid-LkD9Pw");
        assertThat(run("fingerprints").results).anyMatch(it -> it.contains("came back 1 times"));
        run("resolve", "umid-LkD9Pw");
        assertThat(run("fingerprints").results).anyMatch(it -> it.contains("  resolved  "));
        run("resolve", "--reopen", "umid-LkD9Pw");
        assertThat(run("fingerprints").results).noneMatch(it -> it.contains("resolved"));
    }

    @Test
    void sortsAnewWhenThereIsARule() throws Exception {
        run("list");
        Files.writeString(folder.resolve("incidents/rules.toml"), "[[category]]\nname = \"disk\"\numid = \"Wd0001\"\n");

        assertThat(run("classify").messages).containsExactly("1 incident has other categories now");

        assertThat(run("list", "--category", "disk").results).hasSize(1);
        assertThat(folder.resolve("incidents/classified/disk"))
                .hasContent("incidents/7jejirnn6sojgrigovy74gnzfanmrj4x/" + DEMO + ".flog.bz2");
        String file = FlogCaptures.file("node_side_incidents/" + DEMO + ".flog.bz2").toString();
        assertThat(run("classify", file).results).isEqualTo(List.of(file + ": disk"));
    }

    @Test
    void filtersIntoANewFileWithSecretsMasked() throws Exception {
        Path target = folder.resolve("new.flog");

        TypedVerb filter = run("filter", "--above", "WEIRD", DEMO, target.toString());

        assertThat(filter.messages).containsExactly("copied 2 of 35 events into the new file");
        assertThat(Files.readString(target)).contains("disk is weird").doesNotContain("pldzdh");
        assertThat(run("filter", "--before", "1795219028", target.toString()).messages)
                .containsExactly("copied 1 of 2 events into the same file");
    }
}
