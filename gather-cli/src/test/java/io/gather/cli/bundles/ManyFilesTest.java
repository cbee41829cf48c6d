package io.gather.cli.bundles;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Bundles of any number of files are read with the memory that the launcher gives. */
class ManyFilesTest {
    @TempDir
    Path directory;

    @Test
    void printsThem() throws Exception {
        Path bundle = bundle(400_000, i -> file("r/n1/some/folder/with/a/name/file" + i));

        assertThat(Typed.withLittleMemory(directory, "cat", bundle.toString(), "**").inWords().code()).isZero();
        assertThat(Typed.withLittleMemory(directory, "ls", bundle.toString()).inWords().code()).isZero();
    }

    @Test
    void comparesThem() throws Exception {
        Path bundle = bundle(450_000, i -> file("r/n" + i % 3 + "/" + (i < 3 ? "outcomes.json" : "folder/file" + i)));

        Typed typed = Typed.withLittleMemory(directory, "diff", "--nodes", bundle.toString()).inWords();

        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("folder/file100000: only on n1\n");
        try (var lines = Files.lines(directory.resolve("out"))) {
            assertThat(lines.count()).isEqualTo(449_998);
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
