package io.gather.cli.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.WebStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What gathers of a schedule are like, and who is told of them. */
class ScheduledGathersTest {
    @TempDir
    Path temp;
    private ProgramInProcess gather;

    @BeforeEach
    void setUp() throws Exception {
        assertThat(new OwnCrontabs(temp).crontab()).isExecutable();
        gather = new ProgramInProcess(temp).with("PATH", temp.resolve("bin").toString());
    }

    private void add(String... more) {
        List<String> line = new ArrayList<>(
                List.of("schedule", "add", "--timer", "cron", "--every", "1d", "--profile", "none", "--no-upload"));
        line.addAll(List.of(more));
        Ended added = gather.run(line.toArray(String[]::new));
        assertThat(added.code()).as(added.all()).isZero();
    }

    private Ended scheduled() {
        return gather.run("schedule", "run");
    }

    private JsonNode listed() throws Exception {
        return Json.mapper().readTree(gather.run("schedule", "list", "--json").out());
    }

    private String bundle() throws Exception {
        return listed().at("/last/bundle").asText();
    }

    @Test
    void haveOnlyWhatIsNewAndTheFirstHasEverything() throws Exception {
        Path log = gather.file("log/app.log", "first\n");
        add("--file", log.toString());

        assertThat(scheduled().code()).isZero();
        String first = bundle();
        Files.writeString(log, "first\nsecond\n");
        assertThat(scheduled().code()).isZero();
        String second = bundle();

        assertThat(second).isNotEqualTo(first).contains("-incr");
        assertThat(gather.run("cat", first, "**/app.log").out()).isEqualTo("first\n");
        assertThat(gather.run("cat", second, "**/app.log").out()).isEqualTo("second\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--gather-mode full", "--full", "--incremental=false", "--gather-past 2h",
            "--since 2020-01-01"})
    void areOfTheKindThatIsTold(String words) throws Exception {
        add(words.split(" "));

        assertThat(listed().at("/options")).extracting(JsonNode::asText).doesNotContain("--incremental");
    }

    @Test
    void tellTheWebhookWhenTheyEndOtherwiseThanBeforeOnly() throws Exception {
        Certificates certificates = Certificates.in(Files.createDirectory(temp.resolve("certificates")));
        Path switched = gather.file("switched", "");
        try (WebStub server = WebStub.startTls(certificates.context(certificates.server("127.0.0.1")), false,
                _ -> WebStub.Reply.of(200))) {
            Path hook = gather.file("hook", server.address() + "/t0ken\n");
            add("--strict", "--command", "test -e " + switched, "--webhook", hook.toString(), "--webhook-ca",
                    certificates.authority().toString());
            // Well, failing twice, well twice.
            assertThat(scheduled().all()).isEmpty();
            Files.delete(switched);
            assertThat(scheduled().err()).isEmpty();
            assertThat(scheduled().code()).isEqualTo(4);
            gather.file("switched", "");
            assertThat(scheduled().err()).isEmpty();
            assertThat(scheduled().all()).isEmpty();

            assertThat(server.seen()).extracting(WebStub.Seen::path).containsExactly("/t0ken", "/t0ken");
            JsonNode failing = Json.mapper().readTree(server.seen().getFirst().body());
            assertThat(failing.at("/was").asText() + " " + failing.at("/is").asText()).isEqualTo("well partial");
            assertThat(failing.at("/schedule").asText()).isEqualTo("gather");
            assertThat(failing.at("/exit").asInt()).isEqualTo(4);
            JsonNode well = Json.mapper().readTree(server.seen().getLast().body());
            assertThat(well.at("/was").asText() + " " + well.at("/is").asText()).isEqualTo("partial well");
        }
    }

    /** Failed altogether, as when somebody would have to agree. */
    @Test
    void areListedWithTheirLastResultAndTheNextTime() throws Exception {
        add("--file", gather.file("log/app.log", "x".repeat(5000)).toString(), "--confirm-above", "1kB");
        assertThat(listed().at("/last").isNull() || listed().at("/last").isMissingNode()).isTrue();

        assertThat(scheduled().code()).isEqualTo(7);

        JsonNode row = listed();
        assertThat(row.at("/condition").asText()).isEqualTo("failed");
        assertThat(row.at("/last/code").asInt()).isEqualTo(7);
        assertThat(row.at("/next").asText()).matches("20[0-9-]+T.*Z");
        assertThat(gather.run("schedule", "list").out()).contains("next 20", ": failed, exit 7", "--yes");
    }

    @Test
    void refuseAnAuthorityThatIsNone() {
        Path hook = gather.file("hook", "https://127.0.0.1:1/\n");
        Ended added = gather.run("schedule", "add", "--every", "1d", "--webhook", hook.toString(), "--webhook-ca",
                hook.toString());

        assertThat(added.code()).isEqualTo(2);
        assertThat(added.err()).contains("--webhook-ca", "no certificate");
    }
}
