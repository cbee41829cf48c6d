package io.gather.cli.gathering;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import io.gather.fixtures.disks.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers that are larger than settings allow unasked, where nobody can be asked. */
class SizeAgreementTest {
    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private String large;

    @BeforeEach
    void lay() throws Exception {
        gather = new ProgramInProcess(temp);
        large = Files.write(temp.resolve("large"), new byte[2 << 20]).toString();
    }

    @Test
    void refusesWhatIsMore() {
        Ended ended = gather.gather("--file", large, "--confirm-above", "1MB");

        assertThat(ended.code()).as(ended.all()).isEqualTo(7);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(": 2.00 MB in 1 file", "  extra ", "in all: 2.00 MB in 1 file",
                "--yes", "GATHER-7016");
        assertNothingBegun();
    }

    @Test
    void asksBySettingToo() {
        assertThat(gather.with("GATHER_LIMITS_CONFIRM", "1MB").gather("--file", large).code()).isEqualTo(7);
        assertThat(gather.gather("--file", large, "--confirm-above", "0").code()).isZero();
    }

    @Test
    void gathersWhatIsMeant() {
        Ended ended = gather.gather("--file", large, "--confirm-above", "1MB", "--yes");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.err()).contains("in all: 2.00 MB in 1 file");
        assertThat(Path.of(ended.out().strip())).exists();
    }

    @Test
    void gathersWhatIsNotMoreAndAsksNobodyUnlessToldSo() {
        Ended little = gather.gather("--file", large, "--confirm-above", "3MB");
        Ended usual = gather.gather("--file", large);

        assertThat(little.code()).as(little.all()).isZero();
        assertThat(little.err()).contains("in all: ");
        assertThat(usual.code()).isZero();
        assertThat(usual.err()).doesNotContain("in all: ");
    }

    @Test
    void tellsProgramsAnObjectANode() throws Exception {
        Ended ended = gather.gather("--file", large, "--command", "true", "--confirm-above", "1MB", "--json");

        assertThat(ended.code()).isEqualTo(7);
        List<String> lines = ended.out().lines().toList();
        JsonNode node = Json.mapper().readTree(lines.getFirst());
        assertThat(node.at("/event").asText()).isEqualTo("estimate");
        assertThat(node.at("/groups/extra/bytes").asLong()).isEqualTo(2 << 20);
        assertThat(node.at("/groups/extra/commands").asInt()).isEqualTo(1);
        JsonNode all = Json.mapper().readTree(lines.getLast());
        assertThat(all.at("/event").asText()).isEqualTo("estimated");
        assertThat(all.at("/bytes").asLong()).isEqualTo(2 << 20);
        assertThat(all.at("/notKnown")).isEmpty();
    }

    /** Whatever somebody agreed to: it cannot be held, however well it compresses. */
    @Test
    void refusesWhatTheDiskSurelyCannotHold() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(temp.resolve("sparse").toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        Path disk = temp.resolve("disk");
        try (SmallDisk mounted = SmallDisk.mount(disk, 2)) {
            Ended ended = gather.gather("--file", temp.resolve("sparse").toString(), "--output",
                    mounted.folder().toString(), "--confirm-above", "1MB", "--yes");

            assertThat(ended.code()).as(ended.all()).isEqualTo(7);
            assertThat(ended.err()).contains("free for a bundle of 2.00 GB", "GATHER-7006");
            assertThat(disk).isEmptyDirectory();
        }
        assertNothingBegun();
    }

    @Test
    void aPlanTellsItOnRequest() {
        assertThat(gather.run("plan", "--profile", "none", "--file", large).out()).doesNotContain("in all: ");
        Ended plan = gather.run("plan", "--profile", "none", "--file", large, "--sizes");

        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.out()).contains("on this machine, 1 item", "in all: 2.00 MB in 1 file, before compression");
        assertThat(gather.run("plan", "--profile", "none", "--file", large, "--sizes", "--json").out())
                .contains("\"event\":\"estimated\"");
    }

    @Test
    void batchAsksNothingAndSaysNothingButTheResult() {
        Ended ended = gather.gather("--file", large, "--batch");
        Ended typed = gather.gather("--file", large, "--batch", "--ask-password");
        Ended more = gather.gather("--file", large, "--batch", "--confirm-above", "1MB");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines()).singleElement().asString().endsWith(".tgz");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("--batch", "GATHER-2221");
        assertThat(more.code()).isEqualTo(7);
        assertThat(more.err()).contains("--yes");
    }

    private void assertNothingBegun() {
        for (String place : List.of("state/locks", "state/runs", "bundles", "spool")) {
            assertThat(temp.resolve(place)).satisfiesAnyOf(it -> assertThat(it).doesNotExist(),
                    it -> assertThat(it).isEmptyDirectory());
        }
    }
}
