package io.gather.incident.contribute;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.gather.core.module.ContributedFiles;
import io.gather.core.module.ModuleContext;
import io.gather.core.plan.GatheredNode;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.store.ReportingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentsContributionTest {
    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();
    private List<GatheredNode> gathered = List.of();
    private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();

    private void write(String now) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        new IncidentsContribution().write(new Given(folder, clock, notices), new ContributedFiles() {
            @Override
            public List<GatheredNode> nodes() {
                return gathered;
            }

            @Override
            public OutputStream file(String name) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                files.put(name, file);
                return file;
            }
        });
    }

    @Test
    void bringsThoseOfTheGatheredNodesAlone() throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("incidents"));
        gathered = List.of(new GatheredNode("web-1", Map.of("tub", "unknown, 7jejirnn6sojgrigovy74gnzfanmrj4x")),
                new GatheredNode("web-2", Map.of()));

        write("2026-11-21T12:00:00Z");

        assertThat(files).hasSize(4).containsKey("incidents/web-1/incident-2026-11-20--23-57-08Z-vhm4iya.flog");
        assertThat(list().lines()).hasSize(3).allMatch(line -> line.contains("\"node\":\"web-1\""));
    }

    @Test
    void knowsNodesByTheNamesThatTheyHaveHere() throws Exception {
        List<ReportingNode> reporting = List.of(
                new ReportingNode("aaaa", "web-1", List.of("aaaa", "bbbb"), null, null, null),
                new ReportingNode("cccc", "other", List.of("cccc"), null, null, null),
                new ReportingNode("dddd", null, List.of("dddd"), null, null, null));

        assertThat(GatheredTubs.of(List.of(new GatheredNode("web-1", Map.of()),
                new GatheredNode("s3", Map.of("incident_node", "other"))), reporting).names())
                .isEqualTo(Map.of("aaaa", "web-1", "bbbb", "web-1", "cccc", "s3"));
    }

    private String list() {
        return Objects.requireNonNull(files.get("incidents.jsonl")).toString(StandardCharsets.UTF_8);
    }

    private record Given(Path state, Clock clock, List<String> notices) implements ModuleContext {
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
            notices.add(text);
        }
    }

    @Test
    void bringsWhatIsRecentWithItsSecretsMasked() throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("incidents"));

        write("2026-11-21T12:00:00Z");

        assertThat(files).hasSize(6).containsKey(
                "incidents/7jejirnn6sojgrigovy74gnzfanmrj4x/incident-2026-11-20--23-57-08Z-vhm4iya.flog");
        assertThat(list().lines()).hasSize(5)
                .first().asString().contains("7q5qm5a", "user-incident-button");
        assertThat(files.values()).noneMatch(
                it -> it.toString(StandardCharsets.UTF_8).contains("pldzdhdcf35asb7oyan4b4cvpnipcmyw"));
        assertThat(notices).isEmpty();
    }

    @Test
    void leavesOutWhatIsOld() throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("incidents"));

        write("2026-11-27T23:59:00Z");

        assertThat(list().lines()).hasSize(2);
    }

    @Test
    void saysWhereNothingIsKept() throws Exception {
        write("2026-11-21T12:00:00Z");

        assertThat(files).isEmpty();
        assertThat(notices).containsExactly("no incidents are kept here");
    }
}
