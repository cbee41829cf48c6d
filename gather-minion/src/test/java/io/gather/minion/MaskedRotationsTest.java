package io.gather.minion;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is compressed on the node is masked too, and where nothing is to be masked it goes as it is. */
class MaskedRotationsTest {
    private static final String TEXT = "one\ncustomer s3same-1234 pays\nthree\n";
    private static final String MASKED = "one\ncustomer ******** pays\nthree\n";

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;
    private Path base;
    private Path tree;

    @BeforeEach
    void lay() throws Exception {
        base = Files.createDirectory(temp.resolve("base"));
        tree = Files.createDirectory(temp.resolve("tree"));
    }

    @ParameterizedTest
    @CsvSource({"gzip, .gz", "xz, .xz", "bzip2, .bz2", "zstd, .zst"})
    void tellsUncompressedWhatHasSomethingToMask(String program, String ending) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin", program)), program + " is not here");
        compress(program, TEXT, "secret.1" + ending);
        Path clean = compress(program, "nothing\n", "clean.1" + ending);

        Gathered gathered = gather();

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        Result secret = gathered.result(1, tree + "/secret.1" + ending);
        assertThat(gathered.text(1, tree + "/secret.1" + ending)).isEqualTo(MASKED);
        assertThat(secret.path()).endsWith("/secret.1");
        assertThat(gathered.bytes(gathered.one(1), gathered.result(1, tree + "/clean.1" + ending)))
                .isEqualTo(Files.readAllBytes(clean));
        assertThat(gathered.result(1, tree + "/clean.1" + ending).path()).endsWith("/clean.1" + ending);
    }

    @Test
    void masksWhatCanStillBeReadOfADamagedOne() throws Exception {
        Path whole = tree.resolve("cut.1.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write((TEXT + "noise ".repeat(20_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length - 20));

        Gathered gathered = gather();

        assertThat(gathered.text(1, whole.toString())).startsWith(MASKED).doesNotContain("s3same");
        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
    }

    private Gathered gather() throws Exception {
        return bench.gather(base, new PlanTasks().masks("s3same-[0-9]+").files(tree));
    }

    private Path compress(String program, String text, String name) throws Exception {
        Path plain = Files.writeString(temp.resolve("plain"), text);
        Path packed = tree.resolve(name);
        Process process = new ProcessBuilder(List.of(program, "-c")).redirectInput(plain.toFile())
                .redirectOutput(packed.toFile()).start();
        assertThat(process.waitFor()).isZero();
        return packed;
    }
}
