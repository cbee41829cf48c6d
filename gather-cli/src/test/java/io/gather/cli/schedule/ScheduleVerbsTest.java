package io.gather.cli.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;
import io.gather.core.schedule.ScheduleStore;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.programs.Program;
import io.gather.fixtures.upload.SmtpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather schedule} with the distribution's crontab, and gathers of this machine. */
class ScheduleVerbsTest {
    @TempDir
    Path temp;
    private OwnCrontabs own;
    private ProgramInProcess gather;

    @BeforeEach
    void setUp() throws Exception {
        own = new OwnCrontabs(temp);
        assertThat(own.crontab()).isExecutable();
        gather = new ProgramInProcess(temp).with("PATH", temp.resolve("bin").toString());
    }

    private Ended add(String... more) {
        List<String> line = new ArrayList<>(List.of("schedule", "add", "--timer", "cron"));
        line.addAll(List.of(more));
        return gather.run(line.toArray(String[]::new));
    }

    private Ended scheduled(String name) {
        return gather.run("schedule", "run", name);
    }

    private JsonNode listed() throws Exception {
        return Json.mapper().readTree(gather.run("schedule", "list", "--json").out());
    }

    private String crontab() throws Exception {
        return Program.of(own.crontab(), "-l").run().output();
    }

    @Test
    void addsShowsRunsAndRemoves() throws Exception {
        Ended added = add("--every", "6h", "--profile", "none", "--command", "echo of the schedule", "--no-upload");
        assertThat(added.code()).as(added.all()).isZero();
        assertThat(added.err()).contains("gather: every 6h by cron, next ");
        assertThat(crontab()).startsWith("0 0,6,12,18 * * * cd ").contains("/bin/gather schedule run gather --state "
                + temp.resolve("state"));

        Ended ran = scheduled("gather");
        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.all()).isEmpty();

        JsonNode row = listed();
        assertThat(row.at("/condition").asText()).isEqualTo("well");
        assertThat(row.at("/timer").asText()).isEqualTo("cron");
        assertThat(row.at("/last/bundle").asText()).startsWith(temp.resolve("bundles").toString()).endsWith(".tgz");
        assertThat(Path.of(row.at("/last/bundle").asText())).exists();
        assertThat(gather.run("schedule", "list").out()).contains("gather  every 6h  cron, next ",
                "gather run --incremental --profile none --command 'echo of the schedule' --no-upload",
                ": well, exit 0, ");

        assertThat(gather.run("schedule", "remove").code()).isZero();
        assertThat(crontab()).isEmpty();
        assertThat(gather.run("schedule", "list").err()).contains("there are no schedules");
        assertThat(scheduled("gather").code()).isEqualTo(2);
    }

    @Test
    void speaksOnlyWhenItEndsOtherwiseThanBefore() throws Exception {
        Path mails = Files.createDirectory(temp.resolve("mails"));
        Path switched = gather.file("switched", "");
        Certificates certificates = Certificates.in(Files.createDirectory(temp.resolve("certificates")));
        try (SmtpServer server = SmtpServer.start(mails, "none", certificates.server("localhost"), "")) {
            Ended added = add("--every", "1d", "--name", "nightly", "--mail-to", "ops@example.com", "--mail-server",
                    "127.0.0.1:" + server.port(), "--mail-from", "gather@example.com", "--profile", "none",
                    "--no-upload",
                    "--strict", "--command", "test -e " + switched);
            assertThat(added.code()).as(added.all()).isZero();

            assertThat(scheduled("nightly").all()).isEmpty();
            Files.delete(switched);
            Ended failing = scheduled("nightly");
            assertThat(failing.code()).isEqualTo(4);
            assertThat(failing.out()).contains("schedule nightly: partial, was well", "exit 4", "bundle: ");
            assertThat(failing.err()).isEmpty();
            assertThat(scheduled("nightly").all()).isEmpty();
            gather.file("switched", "");
            assertThat(scheduled("nightly").out()).contains("schedule nightly: well, was partial");

            assertThat(server.mails()).hasSize(2).allMatch(mail -> mail.contains("ops@example.com"));
        }
    }

    @Test
    void goesOnWhereNobodyCanBeTold() {
        gather.file("hook", "https://127.0.0.1:1/token\n");
        assertThat(add("--every", "1d", "--mail-to", "ops@example.com", "--mail-server", "127.0.0.1:1", "--webhook",
                temp.resolve("hook").toString(), "--profile", "none", "--no-upload", "--strict", "--command", "false")
                .code()).isZero();

        Ended failing = scheduled("gather");

        assertThat(failing.code()).isEqualTo(4);
        assertThat(failing.err())
                .contains("mail to ops@example.com: could not be told: ", "webhook: could not be told: ")
                .doesNotContain("token");
    }

    @Test
    void isNotJoinedByAnother() throws Exception {
        assertThat(add("--every", "1d", "--profile", "none", "--no-upload", "--command", "true").code()).isZero();
        ScheduleStore store = new ScheduleStore(temp.resolve("state/schedules"));
        try (LockedFile held = store.lock("gather").orElseThrow()) {
            held.say("another");

            assertThat(scheduled("gather").code()).isZero();

            assertThat(store.runs("gather")).isEmpty();
            assertThat(listed().at("/underWay").asBoolean()).isTrue();
        }
    }

    @Test
    void takesAPlaceOnlyWhenTold() throws Exception {
        assertThat(add("--every", "1d", "--profile", "minimal").code()).isZero();

        assertThat(add("--every", "1h").err()).contains("there is a schedule of this name", "--replace");
        assertThat(add("--every", "1h", "--replace").code()).isZero();

        assertThat(crontab().lines()).singleElement().asString().startsWith("0 * * * * ");
        assertThat(listed().at("/options")).singleElement().hasToString("\"--incremental\"");
    }

    @Test
    void keepsTheFormerOneWhereTheNextIsNotTaken() throws Exception {
        assertThat(add("--every", "1d", "--profile", "minimal").code()).isZero();
        own.script("crontab", "[ $1 = -l ] && exec crontab -l; echo full >&2; exit 1");

        assertThat(add("--every", "1h", "--replace").err()).contains("ends with 1: full");

        assertThat(listed().at("/cadence").asText()).isEqualTo("every 1d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--every 5h", "--cron", "--cron x", "--every 1d --cron @daily", "",
            "--every 1d --groop net",
            "--every 1d --name Not/One", "--every 1d --jitter 2d", "--every 1d --mail-to nobody", "--every 1d --detach",
            "--every 1d --ftp-upload-pass secret", "--every 1d --webhook /nowhere", "--every 1d --timer at",
            "--every 1d --mail-to a@b.c --mail-server ;rm", "--every 1d --timeout 5"})
    void refusesWhatCannotBe(String line) throws Exception {
        Ended ended = add(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ended.code()).as(ended.all()).isEqualTo(2);
        assertThat(ended.err()).doesNotContain("\tat ", "secret").isNotBlank();
        assertThat(crontab()).isEmpty();
    }
}
