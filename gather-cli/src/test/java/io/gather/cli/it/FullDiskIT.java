package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.fixtures.disks.SmallDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Disks that fill up, and folders that vanish, while a gather is under way. */
class FullDiskIT {
    @TempDir
    Path folder;

    private Distribution gather;
    private Path disk;
    private @Nullable SmallDisk mounted;

    @BeforeEach
    void install() throws Exception {
        gather = new Distribution(folder);
        disk = Files.createDirectory(folder.resolve("disk"));
        gather.catalog("slow", """
                [[item]]
                name = "quick"
                command = "seq 1 1000"
                [[item]]
                name = "hang"
                command = "while [ ! -e %s ]; do sleep 0.1; done"
                timeout = "10m"
                """.formatted(folder.resolve("go")));
    }

    @AfterEach
    void remove() throws Exception {
        Files.writeString(folder.resolve("go"), "");
        if (mounted != null) {
            mounted.close();
        }
    }

    @Test
    void aBundleThatIsFinishedIsToldThoughTheStateCannotBeWritten() throws Exception {
        mount(8);
        Running running = startOnDisk();
        fill();
        Files.writeString(folder.resolve("go"), "");
        Ended ended = running.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertWhole(gather.bundles().getFirst());
    }

    @Test
    void resumesWithoutAnyRoomForItsState() throws Exception {
        mount(8);
        Running running = startOnDisk();
        running.process().destroyForcibly();
        running.end();
        fill();
        Files.writeString(folder.resolve("go"), "");
        Ended resumed = onDisk("resume").end();
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertWhole(gather.bundles().getFirst());
        assertThat(disk.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void cleansUpWithoutAnyRoomForItsState() throws Exception {
        mount(8);
        Running running = startOnDisk();
        running.process().destroyForcibly();
        running.end();
        fill();
        Ended cleaned = onDisk("cleanup", "--yes").end();
        assertThat(cleaned.code()).as(cleaned.err()).isZero();
        assertThat(disk.resolve("runs")).isEmptyDirectory();
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void anOutputFolderThatVanishesIsMadeAgain() throws Exception {
        Path output = folder.resolve("vanishing");
        Running running = gather.start("--group", "slow", "--output", output.toString());
        Distribution.await(gather::collects);
        gather.startLine(List.of("rm", "-rf", output.toString())).end();
        Files.writeString(folder.resolve("go"), "");
        Ended ended = running.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertWhole(Path.of(ended.out().strip()));
    }

    @Test
    void saysWhatIsTrueWhenAnOutputFolderCannotBeMadeAgain() throws Exception {
        Path output = folder.resolve("vanishing/out");
        Running running = gather.start("--group", "slow", "--output", output.toString());
        Distribution.await(gather::collects);
        gather.startLine(List.of("rm", "-rf", output.getParent().toString())).end();
        Files.writeString(output.getParent(), "a file");
        Files.writeString(folder.resolve("go"), "");
        Ended ended = running.end();
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains(output.toString()).doesNotContain("is kept", "free some space");
    }

    @Test
    void aFullDiskEndsWithAFinishedBundle() throws Exception {
        mount(20);
        manySmallFiles();
        gather.catalog("large", """
                [[item]]
                name = "x"
                command = "head -c 15000000 /dev/urandom"
                max = "20MB"
                [[item]]
                name = "small"
                command = "echo small"
                cost = "heavy"
                """);
        Ended ended = gather.run("--group", "large", "--file", folder.resolve("small").toString(), "--output",
                disk.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("no space");
        assertWhole(Path.of(ended.out().strip()));
        assertThat(gather.run("cat", ended.out().strip(), "manifest.json").out()).contains("no space");
    }

    @Test
    void aDiskForStateAndBundleThatIsFullEndsWithAFinishedBundle() throws Exception {
        mount(20);
        manySmallFiles();
        Ended ended = onDisk("--profile", "minimal", "--file", folder.resolve("small").toString(), "--output",
                disk.toString()).end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("no space");
        assertWhole(Path.of(ended.out().strip()));
    }

    private void assertWhole(Path bundle) throws Exception {
        Ended verified = gather.run("verify", bundle.toString());
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        assertThat(gather.run("ls", bundle.toString()).out()).contains("manifest.json", "report.html", "nodes_info");
    }

    private void manySmallFiles() throws IOException {
        Random random = new Random(20);
        byte[] content = new byte[150];
        for (int i = 0; i < 20_000; i++) {
            Path place = folder.resolve("small").resolve(Integer.toString(i / 1000));
            if (i % 1000 == 0) {
                Files.createDirectories(place);
            }
            random.nextBytes(content);
            Files.write(place.resolve(Long.toString(random.nextLong() & Long.MAX_VALUE, 36)), content);
        }
    }

    /** A gather with its state on the small disk, that has collected something. */
    private Running startOnDisk() throws Exception {
        Running running = onDisk("--group", "slow");
        Distribution.await(() -> gather.collects(disk));
        return running;
    }

    private Running onDisk(String... args) throws IOException {
        List<String> line = new ArrayList<>(List.of(Distribution.program()));
        line.addAll(List.of(args));
        return gather.startLine(line, Map.of("GATHER_STATE", disk.toString()), ProcessBuilder.Redirect.INHERIT);
    }

    private void mount(int mebibytes) {
        mounted = SmallDisk.mount(disk, mebibytes);
    }

    private void fill() {
        Objects.requireNonNull(mounted).fill();
    }
}
