package io.gather.cli.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code --obfuscate} and {@code --check-leaks} of a gather. */
class ObfuscatedRunTest {
    private static final String LINE = "anna@mail.invalid came from 10.77.66.55 by 00:50:56:a1:0b:2c to shopfloor\n";
    private static final String[] ORIGINALS = {"10.77.66.55", "anna@", "mail.invalid", "00:50:56:a1", "shopfloor"};

    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private Path file = Path.of("");

    @BeforeEach
    void makeFile() {
        gather = new ProgramInProcess(temp);
        file = gather.file("data/10.77.66.55.log", LINE.repeat(100));
    }

    private Ended run(String folder, String... options) {
        List<String> line = new ArrayList<>(List.of("run", "--profile", "none", "--file", file.toString(), "--group",
                "date", "--cluster", "shopfloor", "--case", "10.77.66.55", "--output",
                temp.resolve(folder).toString()));
        line.addAll(List.of(options));
        return gather.run(line.toArray(String[]::new));
    }

    private Path bundle(String folder) throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".tgz")).findFirst().orElseThrow();
        }
    }

    private static String bytes(Path bundle) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(bundle))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replaceAll("[^\\n -~]", " ");
        }
    }

    @Test
    void leavesNoIdentityInTheBundle() throws IOException {
        Ended ended = run("out", "--obfuscate");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.err()).contains("identities replaced: ", "nothing is left");
        Path bundle = bundle("out");
        assertThat(bundle.getFileName().toString()).startsWith("GatherLogs-host-");
        assertThat(bytes(bundle)).doesNotContain(ORIGINALS).contains(" came from ");
        assertThat(gather.run("reveal", gather.run("cat", bundle.toString(), "**/*.log").out()).out()).contains(LINE);
        assertThat(gather.run("summary", bundle.toString()).out()).contains(
                "identities replaced (domain, host, ip, mac, mail, user): ", "searched for leaks: nothing was left");
        try (Stream<Path> left = Files.list(temp.resolve("out"))) {
            assertThat(left).hasSize(2).allSatisfy(
                    it -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it))).startsWith("rw-")
                            .endsWith("---"));
        }
    }

    @Test
    void tellsProgramsWhatWasReplacedAndWhatIsLeft() throws IOException {
        JsonNode ended = Json.mapper().readTree(run("out", "--obfuscate=ip,mac", "--json").out().lines()
                .filter(line -> line.contains("\"ended\"")).findFirst().orElseThrow());

        assertThat(ended.at("/identities/ip").asLong()).isGreaterThanOrEqualTo(100);
        assertThat(ended.at("/identities/mail").isMissingNode()).isTrue();
        assertThat(ended.at("/leaks/left").isEmpty()).isTrue();
        assertThat(ended.at("/exitCode").asInt()).isZero();
        assertThat(bytes(bundle("out"))).contains("anna@mail.invalid").doesNotContain("10.77.66.55", "00:50:56:a1");
    }

    @Test
    void aLeakEndsWithCode8AndNamesThePlace() throws IOException {
        assertThat(run("first", "--obfuscate").code()).isZero();

        Ended ended = run("second", "--check-leaks", "-q");

        assertThat(ended.code()).as(ended.all()).isEqualTo(8);
        assertThat(ended.err()).contains("ip 10.77.66.55", "GATHER-7036", "gather redact --obfuscate");
        assertThat(ended.out().strip()).isEqualTo(bundle("second").toString());
        assertThat(gather.run("summary", bundle("second").toString()).out()).contains("searched for leaks, and left: ");
    }

    @Test
    void whatLimitsLeftOutIsGatheredOfTheRealOnes() throws IOException {
        assertThat(run("cut", "--obfuscate", "--max-size", "100").code()).isZero();

        Ended ended = gather.run("complete", bundle("cut").toString(), "--output", temp.resolve("rest").toString());

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(bytes(bundle("rest"))).doesNotContain(ORIGINALS);
        assertThat(gather.run("reveal", gather.run("cat", bundle("rest").toString(), "**/*.log").out()).out())
                .contains(LINE);
        Path whole = temp.resolve("whole.tgz");
        Ended merged = gather.run("merge", bundle("cut").toString(), bundle("rest").toString(), "--output",
                whole.toString());
        assertThat(merged.code()).as(merged.all()).isZero();
        assertThat(gather.run("summary", whole.toString()).out()).contains("identities replaced");
    }
}
