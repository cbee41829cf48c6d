package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Increments that are killed anywhere, above all between the upload and the moment when that is written down. */
class KilledIncrementsIT {
    private static final int ROUNDS = 5;
    private static final int LONGEST_MILLIS = 1_500;

    @TempDir
    Path folder;

    private Distribution gather;
    private Path share = Path.of("");
    private Path log = Path.of("");
    private Path config = Path.of("");

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        share = Files.createDirectory(folder.resolve("share"));
        log = Files.createDirectory(folder.resolve("log")).resolve("app.log");
        config = Files.writeString(folder.resolve("my.toml"),
                "[upload]\nenabled = true\nways = ['directory']\ndirectory = '" + share + "'\n");
    }

    @RepeatedTest(2)
    void loseNothingAndAreWholeAgain(TestReporter reporter) throws Exception {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            write(random);
            killed(random);
            if (random.nextInt(3) == 0) {
                Ended resumed = gather.run("resume", "--config", config.toString());
                assertThat(resumed.err()).as("seed " + seed).doesNotContain("GATHER-1");
            }
        }
        write(random);
        Ended last = gather.run(line());
        assertThat(last.code()).as(last.err()).isZero();

        List<String> merge = new ArrayList<>(List.of("merge", "-o", folder.resolve("whole.tgz").toString()));
        arrived().forEach(bundle -> merge.add(bundle.toString()));
        Ended merged = gather.run(merge.toArray(String[]::new));
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(gather.run("cat", folder.resolve("whole.tgz").toString(), "**/app.log").out()).as("seed " + seed)
                .isEqualTo(Files.readString(log));
    }

    private void write(Random random) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3000); i >= 0; i--) {
            text.append("line ").append(random.nextLong()).append('\n');
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** At any time, or as soon as its bundle has arrived. */
    private void killed(Random random) throws Exception {
        int before = arrived().size();
        Running running = gather.start(line());
        Process process = running.process();
        if (random.nextBoolean()) {
            Distribution.await(() -> !process.isAlive() || arrived().size() > before);
        } else {
            boolean ignored = process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        running.end();
    }

    private String[] line() {
        return new String[]{"run", "-q", "--cluster", "killed", "--incremental", "--profile", "none", "--file",
                log.toString(), "--config", config.toString()};
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> files = Files.list(share)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).toList();
        }
    }
}
