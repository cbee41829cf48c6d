package io.gather.cli.bundles;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bundles of any number of files are read with the memory that the launcher gives; {@code -Dgather.many=25} tries 25 times as many,
 * more than ten million.
 */
class ManyFilesTest {
    private static final int TIMES = Integer.getInteger("gather.many", 1);
    private static final Duration BOUND = Duration.ofMinutes(1).multipliedBy(TIMES);

    @TempDir
    Path directory;

    @Test
    void printsThem() throws Exception {
        Path bundle = bundle(400_000 * TIMES, i -> file("r/n1/some/folder/with/a/name/file" + i));

        assertThat(Typed.withLittleMemory(directory, BOUND, "cat", bundle.toString(), "**").inWords().code()).isZero();
        assertThat(Typed.withLittleMemory(directory, BOUND, "ls", bundle.toString()).inWords().code()).isZero();
    }

    @Test
    void comparesThem() throws Exception {
        Path bundle = bundle(450_000 * TIMES,
                i -> file("r/n" + i % 3 + "/" + (i < 3 ? "outcomes.json" : "folder/file" + i)));

        Typed typed = Typed.withLittleMemory(directory, BOUND, "diff", "--nodes", bundle.toString()).inWords();

        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("folder/file100000: only on n1\n");
        try (var lines = Files.lines(directory.resolve("out"))) {
            assertThat(lines.count()).isEqualTo(450_000L * TIMES - 2);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.scratch");
    }

    private static String file(String name) {
        return "{\"name\":\"" + name + "\",\"type\":\"reg\",\"size\":0}";
    }

    private Path bundle(int count, LongFunction<String> line) throws Exception {
        byte[] start = "{\"entries\":[".getBytes(StandardCharsets.UTF_8);
        byte[] end = "]}".getBytes(StandardCharsets.UTF_8);
        long[] size = {start.length + end.length};
        for (int i = 0; i < count; i++) {
            size[0] += line.apply(i).length() + (i == 0 ? 0 : 1);
        }
        return HandMade.largeIndex(directory.resolve("b.tgz"), size[0], out -> {
            out.write(start);
            for (int i = 0; i < count; i++) {
                out.write(((i == 0 ? "" : ",") + line.apply(i)).getBytes(StandardCharsets.UTF_8));
            }
            out.write(end);
        });
    }
}
