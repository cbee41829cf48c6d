package io.gather.incident.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.classify.Classifier;
import io.gather.incident.flog.EventJson;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoreLimits;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The same files, asked for by the real {@code flogtool}. */
class FlogtoolPeerTest {
    @TempDir
    private Path folder;

    private static List<String> theirs(String... arguments) {
        ProgramEnd end = Peer.require("flogtool").command(arguments).run();
        assertThat(end.exit()).as(end.errors()).isZero();
        return end.output().lines().toList();
    }

    private TypedVerb ours(String... words) throws Exception {
        return TypedVerb.run(folder, Clock.systemUTC(), words);
    }

    @Test
    void filtersTheSame() throws Exception {
        Path log = FlogCaptures.file("node_side_incidents/incident-BIG-1825events.flog.bz2");
        Path mine = folder.resolve("ours.flog");
        Path python = folder.resolve("theirs.flog");
        for (List<String> options : List.of(List.of("--above", "UNUSUAL"), List.of("--strip-facility", "foolscap"),
                List.of("--after", "1795219462", "--above", "20"), List.of("--from", "local"))) {
            List<String> words = new ArrayList<>(List.of("filter", "--secrets"));
            words.addAll(options);
            words.addAll(List.of(log.toString(), mine.toString()));
            ours(words.toArray(String[]::new));
            words.remove("--secrets");
            words.set(words.size() - 1, python.toString());
            theirs(words.toArray(String[]::new));

            assertThat(mine).as(options.toString()).hasSameBinaryContentAs(python);
        }
    }

    /** What we store, and what is odd in it, is read there as it is here. */
    @Test
    void dumpsWhatWeStored() throws Exception {
        Dict trigger = (Dict) JsonLine
                .read("{\"num\": 7, \"time\": 1795219028.8413706, \"incarnation\": [\"ab\", null], \"level\": 35,"
                        + " \"format\": \"%(a)r %(b).3f %(c)s\", \"a\": [NaN, 1e-07, null, \"it's caf\\u00e9\"], \"b\": 2.5, \"c\": 123456789012345678901234567890}");
        TubId tub = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
        IncidentName name = new IncidentName("incident-2026-11-20--23-57-08Z-abcdefg");
        IncidentStore.open(folder, Classifier.none(), StoreLimits.NONE, Clock.systemUTC(), _ -> {}).store(tub, name,
                Dict.EMPTY.with("type", JsonLine.read("\"incident\"")).with("trigger", trigger),
                List.of(EventJson.of(trigger)));
        String file = folder.resolve("incidents/" + tub + "/" + name + ".flog.bz2").toString();

        for (String mode : List.of("short-local", "long-local", "utc", "epoch")) {
            assertThat(ours("dump", "--secrets", "--timestamps", mode, "--verbose", "--rx-time", file).results)
                    .isEqualTo(theirs("dump", "--timestamps", mode, "--verbose", "--rx-time", file));
        }
        assertThat(ours("dump", "--just-numbers", file).results).isEqualTo(theirs("dump", "--just-numbers", file));
    }

    @Test
    void classifiesTheSame() throws Exception {
        Path base = FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("base"));
        String file = base
                .resolve("incidents/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-20--23-57-13Z-5gnfsga.flog.bz2")
                .toString();
        String unknown = base
                .resolve("incidents/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-20--23-57-08Z-vhm4iya.flog.bz2")
                .toString();

        assertThat(ours("classify", "--secrets", "--verbose", "--directory", base.toString(), file, unknown).results)
                .isEqualTo(theirs("classify-incident", "-v", "-c", base.toString(), file, unknown));
    }

    /** A Python gatherer would begin with what we left. */
    @Test
    void leavesTheDirectoryAsThePythonGathererWantsIt() throws Exception {
        Path base = FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("incidents"));
        ours("list");
        try (var inside = Files.walk(base.resolve("incidents"))) {
            assertThat(inside.filter(Files::isRegularFile)).allMatch(
                    it -> it.toString().endsWith(".flog.bz2") || it.endsWith("latest"));
        }
    }
}
