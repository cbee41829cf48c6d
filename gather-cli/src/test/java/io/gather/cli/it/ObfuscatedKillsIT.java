package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gather that is killed while identities are replaced goes on, and leaves nothing with originals in it. When it is killed follows
 * from a seed, printed; {@code -Dgather.obfuscation.seed=N} begins with a certain one.
 */
class ObfuscatedKillsIT {
    private static final int KILLS = 4;
    private static final String LINES = "seq 1 600000 | sed 's/.*/shopfloor7 answers anna@mail.invalid, line &/'";

    @TempDir
    Path folder;

    static LongStream seeds() {
        long first = Long.getLong("gather.obfuscation.seed", new Random().nextInt(1_000_000));
        return LongStream.range(first, first + KILLS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsKilledGoesOn(long seed) throws Exception {
        Random random = new Random(seed);
        Distribution gather = new Distribution(folder);
        gather.catalog("big", "[[item]]\nname = \"lines\"\ncommand = \"\"\"" + LINES + "\"\"\"\nmax = \"99MB\"\n");

        kill(gather, random.nextDouble(), "--obfuscate", "--group", "big", "--cluster", "shopfloor7");
        if (random.nextBoolean() && !gather.leftovers().isEmpty()) {
            kill(gather, random.nextDouble(), "resume");
        }
        if (!gather.leftovers().isEmpty()) {
            Ended resumed = gather.run("resume");
            assertThat(resumed.code()).as("seed " + seed + "\n" + resumed.err()).isZero();
        }

        assertThat(gather.leftovers()).as("seed " + seed).isEmpty();
        assertThat(gather.bundles()).as("seed " + seed).hasSize(1);
        Path bundle = gather.bundles().getFirst();
        assertThat(bundle.getFileName().toString()).doesNotContain("shopfloor7");
        assertThat(gather.run("verify", bundle.toString()).code()).isZero();
        assertThat(gather.run("cat", bundle.toString(), "**").out()).contains("line 600000")
                .doesNotContain("shopfloor7", "anna@mail.invalid");
    }

    /** When so much of the new bundle is written, or when that was too quick, as it ends. */
    private static void kill(Distribution gather, double part, String... arguments) throws Exception {
        Running running = gather.start(arguments);
        Distribution.await(() -> !running.process().isAlive() || !gather.bundles().isEmpty()
                || (size(gather, ".original") > 0 && size(gather, ".partial") >= part * size(gather, ".original")));
        running.process().destroyForcibly();
        running.end();
    }

    /** 0 where there is none. */
    private static long size(Distribution gather, String ending) throws IOException {
        try (Stream<Path> files = Files.list(gather.output())) {
            return files.filter(file -> file.toString().endsWith(ending)).mapToLong(file -> file.toFile().length())
                    .findFirst().orElse(0);
        }
    }
}
