package io.gather.cli.conformance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.error.GatherException;
import io.gather.core.merge.Merge;
import io.gather.core.overlord.request.Increment;
import io.gather.fixtures.disks.SmallDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What may be given to a merge, and what it makes of it. */
class MergeTest {
    private static final int LARGE = 9 << 20;

    @TempDir
    Path temp;

    private GatheredLogs gathered;
    private Path log = Path.of("");
    private final Random random = new Random(7);

    @BeforeEach
    void install() throws Exception {
        gathered = new GatheredLogs(temp, GatheredLogs.JAVA, Clock.systemUTC());
        log = gathered.logs().resolve("messages");
    }

    @Test
    void anyOrderWillDo() throws Exception {
        List<Path> parts = parts(3);
        byte[] truth = Files.readAllBytes(log);
        for (List<Path> order : List.of(parts, parts.reversed(), List.of(parts.get(1), parts.get(2), parts.get(0)))) {
            Path target = temp.resolve("all-" + order.getFirst().getFileName());
            new Merge(target, false).of(order);
            assertThat(GatheredLogs.contents(target)).hasSize(1).first().isEqualTo(truth);
        }
    }

    @Test
    void membersAreCopied() throws Exception {
        List<Path> parts = parts(3);
        Path target = temp.resolve("all.tgz");
        new Merge(target, false).of(parts);

        long stored = 0;
        for (Path part : parts) {
            stored += Files.size(part);
        }
        assertThat(Files.size(target)).isBetween(stored * 9 / 10, stored);
        try (Bundle bundle = Bundle.open(target)) {
            TocEntry.File file = (TocEntry.File) bundle.find("n1" + log).orElseThrow();
            assertThat(file.parts()).as("3 members of the full gather, and those of 2 increments").hasSize(9);
            assertThat(file.parts()).allMatch(part -> part.sha256() != null);
            assertThat(file.sha256()).as("that is known of members only").isNull();
        }
    }

    @Test
    void theSameTwiceCountsOnce() throws Exception {
        List<Path> parts = parts(2);
        Path target = temp.resolve("all.tgz");
        Merge.Merged merged = new Merge(target, false).of(List.of(parts.get(0), parts.get(1), parts.get(0)));
        assertThat(merged.gathers()).hasSize(2);
        assertThat(GatheredLogs.contents(target)).first().isEqualTo(Files.readAllBytes(log));
    }

    @Test
    void aMissingLinkIsNamed() throws Exception {
        List<Path> parts = parts(3);
        Path target = temp.resolve("all.tgz");
        assertThatThrownBy(() -> new Merge(target, false).of(List.of(parts.get(0), parts.get(2))))
                .isInstanceOf(GatherException.class)
                .hasMessageContaining("builds on gathers whose bundles are not given");
        assertNothingIsLeft();
    }

    @Test
    void anotherClusterIsRefused() throws Exception {
        Files.write(log, text(10));
        Path one = Objects.requireNonNull(gathered.full().bundle());
        Path other = Objects.requireNonNull(gathered.gather("d", new Increment(false, false, false)).bundle());
        assertThatThrownBy(() -> new Merge(temp.resolve("all.tgz"), false).of(List.of(one, other)))
                .isInstanceOf(GatherException.class).hasMessageContaining("is of the cluster '");
        assertNothingIsLeft();
    }

    @Test
    void aDamagedBundleIsNamed() throws Exception {
        List<Path> parts = parts(2);
        long middle;
        try (Bundle bundle = Bundle.open(parts.get(0))) {
            middle = ((TocEntry.File) bundle.find("n1" + log).orElseThrow()).parts().get(1).offset() + 1000;
        }
        try (RandomAccessFile file = new RandomAccessFile(parts.get(0).toFile(), "rw")) {
            file.seek(middle);
            int was = file.read();
            file.seek(middle);
            file.write(was ^ 0xff);
        }
        assertThatThrownBy(() -> new Merge(temp.resolve("all.tgz"), false).of(parts))
                .hasMessageContaining("differs from the digest in");
        Files.delete(parts.get(0).resolveSibling(parts.get(0).getFileName() + ".sha256"));
        assertThatThrownBy(() -> new Merge(temp.resolve("all.tgz"), false).of(parts))
                .isInstanceOf(GatherException.class).hasMessageContaining("messages, bytes 4194304 to");
        assertNothingIsLeft();
    }

    @Test
    void whatIsThereIsNotReplacedUnasked() throws Exception {
        List<Path> parts = parts(2);
        Path target = Files.writeString(temp.resolve("all.tgz"), "mine");
        assertThatThrownBy(() -> new Merge(target, false).of(parts)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> new Merge(parts.get(0), true).of(parts))
                .hasMessageContaining("is one of those that are to be merged");
        assertThat(target).hasContent("mine");
        new Merge(target, true).of(parts);
        assertThat(GatheredLogs.contents(target)).first().isEqualTo(Files.readAllBytes(log));
    }

    @Test
    void aFullDiskEndsIt() throws Exception {
        List<Path> parts = parts(2);
        Path disk = temp.resolve("disk");
        try (SmallDisk _ = SmallDisk.mount(disk, 1)) {
            assertThatThrownBy(() -> new Merge(disk.resolve("all.tgz"), false).of(parts))
                    .isInstanceOf(GatherException.class).hasMessageContaining("No space left");
            assertThat(disk).isEmptyDirectory();
        }
    }

    /** A full gather of 9 MiB and increments, and its log. */
    private List<Path> parts(int count) throws Exception {
        Files.write(log, text(LARGE));
        gathered.full();
        for (int i = 1; i < count; i++) {
            Files.write(log, text(LARGE), java.nio.file.StandardOpenOption.APPEND);
            gathered.increment();
        }
        return gathered.parts();
    }

    private byte[] text(int size) {
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) (i % 80 == 79 ? '\n' : 'a' + random.nextInt(26));
        }
        return text;
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(temp.resolve("all.tgz")).doesNotExist();
        try (var files = Files.list(temp)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".merge"));
        }
    }
}
