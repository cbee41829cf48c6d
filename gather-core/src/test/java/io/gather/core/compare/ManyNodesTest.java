package io.gather.core.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A quarter of what must fit into 256 MB: a thousand nodes with 500 files each. */
class ManyNodesTest {
    @TempDir
    Path folder;

    @Test
    void fitIntoASmallHeap() throws Exception {
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                ManyNodes.class.getName(), folder.toString(), "1000", "500").redirectErrorStream(true)
                .redirectOutput(log).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(() -> content(log)).isZero();
        assertThat(folder.resolve("answer"))
                .hasContent("1000 ComparisonTally[equal=495, differ=5, some=0, leftOut=0] 5");
    }

    private static String content(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
