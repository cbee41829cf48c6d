package io.gather.cli.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.cli.it.Distribution.Ended;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A gather that an incident leads to, from the rule to what is told of it. */
class TriggeredGatherIT {
    private static final String TUB = "7jejirnn6sojgrigovy74gnzfanmrj4x";
    private static final String INCIDENT = "incident-2026-11-20--23-57-08Z-vhm4iya";
    private static final String LOG = """
            # foolscap flogfile v1
            {"header": {"type": "incident", "trigger": {"num": 2, "time": 1795219028.84137, "incarnation": ["09c27efb1fb2e8b3", null], "level": 30, "umid": "Wd0001", "message": "weird"}, "versions": {"foolscap": "21.7.0"}, "pid": 1}}
            {"from": "local", "rx_time": 1795219030.5, "d": {"num": 2, "time": 1795219028.84137, "incarnation": ["09c27efb1fb2e8b3", null], "level": 30, "umid": "Wd0001", "message": "weird"}}
            """;

    @TempDir
    private Path folder;

    @Test
    void showSaysWhichBundleAnIncidentLedTo() throws Exception {
        Distribution gather = new Distribution(folder);
        Path gatherer = folder.resolve("gatherer");
        Path incidents = Files.createDirectories(gatherer.resolve("incidents").resolve(TUB));
        Files.writeString(folder.resolve("etc/gather.toml"),
                "inventory = \"" + Files.writeString(folder.resolve("nodes.toml"),
                        "[[nodes]]\nname = \"here\"\naddress = \"local\"\n[nodes.facts]\ntub = \"" + TUB + "\"\n")
                        + "\"\n[incident]\ngather_last = \"\"\ndirectory = \"" + gatherer + "\"\n");
        Files.writeString(gatherer.resolve("rules.toml"),
                "[[gather]]\nname = \"small\"\ngroups = [\"networking.ip_addr\", \"incident.incidents\"]\nsettle = \"0s\"\n");
        Distribution.Running service = gather.start("incident", "run");
        try {
            Path book = folder.resolve("state/modules/incident/alerts/book.json");
            Distribution.await(() -> Files.exists(book));
            try (var out = new BZip2CompressorOutputStream(
                    Files.newOutputStream(folder.resolve("growing")))) {
                out.write(LOG.getBytes(StandardCharsets.UTF_8));
            }
            Files.move(folder.resolve("growing"),
                    incidents.resolve(INCIDENT + ".flog.bz2"));
            Path gathers = gatherer.resolve("gather/gathers.json");
            Distribution.await(() -> Files.exists(gathers)
                    && Files.readString(gathers).matches("(?s).*\"state\":\"(DONE|FAILED)\".*"));
        } finally {
            service.process().destroy();
        }
        Ended shown = gather.run("incident", "show", "vhm4iya");
        assertThat(shown.code()).as(shown.err()).isZero();
        String bundle = shown.out().lines().filter(line -> line.startsWith("gather ")).findFirst().orElseThrow()
                .replaceFirst("gather +", "");
        Ended told = gather.run("incident", "show", "--json", "vhm4iya");
        Ended listed = gather.run("ls", bundle);

        assertThat(told.out()).as(told.err())
                .contains("\"rule\":\"small\",\"state\":\"done\"", "\"bundle\":\"" + bundle + "\"");
        assertThat(listed.out()).as(bundle + listed.err()).contains("/here/commands/networking/ip_-o_addr\n",
                "/local/incident/incidents/here/" + INCIDENT + ".flog\n");
        assertThat(service.end().code()).isZero();
    }
}
