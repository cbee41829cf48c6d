package io.gather.cli.redact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather redact} without a bundle: where secrets are, and the rules that find them. */
class RedactTest {
    private static final String RULE = """
            [[rule]]
            id = "ticket"
            kind = "number"
            context = "line"
            anchors = ["ticket-"]
            expression = 'TICKET-[0-9]+'
            examples = ["a «TICKET-12» b"]
            counter = ["TICKET-x"]
            """;

    @TempDir
    Path temp;
    private ProgramInProcess gather;

    @BeforeEach
    void home() {
        gather = new ProgramInProcess(temp);
    }

    @Test
    void saysWhereSecretsAreAndNeverWhich() {
        Path file = gather.file("app.conf", "user=a\npassword=hunter2\n");

        Ended ended = gather.run("redact", "--explain", file.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo(file + ":2:10 password password-key\n");
        assertThat(ended.err()).contains("1 secret in 1 file");
        assertThat(ended.all()).doesNotContain("hunter2");
    }

    @Test
    void looksThroughFoldersAndWhatIsCompressed() throws IOException {
        gather.file("conf/a/one.conf", "token=a1b2c3d4e5\n");
        gather.file("conf/b.conf", "nothing\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(temp.resolve("conf/log.gz")))) {
            out.write("\nDB_PASSWORD=hunter2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        for (Compressor by : Compressor.values()) {
            try (OutputStream out = PackedStreams.packing(by,
                    Files.newOutputStream(temp.resolve("conf/all" + by.ending())))) {
                out.write("\nDB_PASSWORD=hunter2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        Files.write(temp.resolve("conf/packed.xz"), new byte[]{(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0});

        Ended ended = gather.run("redact", "--explain", "--json", temp.resolve("conf").toString());

        assertThat(ended.out().lines()).hasSize(6)
                .anySatisfy(
                        line -> assertThat(line).contains("one.conf\"", "\"column\":7", "\"rule\":\"bare-token-key\""))
                .anySatisfy(line -> assertThat(line).contains("log.gz\"", "\"line\":2", "\"kind\":\"password\""));
        assertThat(ended.err()).contains("packed.xz: not looked into to its end: it ends too early",
                "6 secrets in 8 files");
    }

    @Test
    void tellsWhatCannotBeRead() {
        Ended missing = gather.run("redact", "--explain", temp.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none", "GATHER-2226");
        assertThat(gather.run("redact", "--explain").err()).contains("no file is named");
        assertThat(gather.run("redact", "--check").err()).contains("no file of rules is named");
    }

    @Test
    void listsRulesAndTheSitesOwn() {
        gather.file("etc/redact.d/site.toml", "off = [\"jwt\"]\n" + RULE);

        assertThat(gather.run("redact", "--rules").out()).contains("password-key ", "ticket ").doesNotContain("jwt ");
        assertThat(gather.run("redact", "--rules", "--json").out().lines().toList())
                .anySatisfy(line -> assertThat(line).contains("\"id\":\"ticket\"", "\"in\":\"line\""));
        Path file = gather.file("x", "see TICKET-4711\n");
        assertThat(gather.run("redact", "--explain", file.toString()).out()).contains(":1:5 number ticket");
    }

    @Test
    void triesRulesByTheirExamples() {
        Path right = gather.file("right.toml", RULE);
        Path wrong = gather.file("wrong.toml", RULE.replace("«TICKET-12» b", "«TICKET-12 b»")
                .replace("\"TICKET-x\"", "\"TICKET-7\""));

        assertThat(gather.run("redact", "--check", right.toString()).err()).contains("1 rule finds");
        Ended ended = gather.run("redact", "--check", wrong.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("2 problems", "rule 'ticket' makes 'a ******** b', not 'a ********'",
                "makes '********', not 'TICKET-7'", "GATHER-2106");
    }
}
