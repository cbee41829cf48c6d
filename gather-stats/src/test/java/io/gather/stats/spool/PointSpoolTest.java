package io.gather.stats.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.gather.core.files.LockedFile;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PointSpoolTest {
    private static final long LARGE = 16 << 20;
    private static final long MEMORY = 8 << 20;

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();

    private PointSpool open(Path where, long most) {
        return new PointSpool(new SpoolFolder(where), most, new MemoryBudget(MEMORY, 1), ledger);
    }

    private static List<Integer> drain(Waiting spool) {
        List<Integer> numbers = new ArrayList<>();
        Waiting.Head head = spool.first();
        while (head != null) {
            numbers.addAll(Batches.numbers(head.batch()));
            spool.done(head);
            head = spool.first();
        }
        return numbers;
    }

    private static List<Integer> from(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".points")).sorted().toList();
        }
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws IOException {
        try (PointSpool spool = open(folder, 300_000)) {
            for (int i = 0; i < 200; i++) {
                spool.add(Batches.of(i * 100, 100));
                assertThat(spool.bytes()).isLessThanOrEqualTo(300_000);
            }
            long waiting = spool.points();
            List<Integer> left = drain(spool);

            assertThat(left).hasSize((int) waiting).containsExactlyElementsOf(from(20_000 - left.size(), 20_000));
            assertThat(ledger.dropped() + left.size()).isEqualTo(20_000);
            assertThat(left.size()).isGreaterThan(1000);
        }
    }

    @Test
    void whatIsBeingWrittenIsCountedOnceThoughItsFileGoes() throws IOException {
        try (PointSpool spool = open(folder, 300_000)) {
            spool.add(Batches.of(0, 100));
            spool.add(Batches.of(100, 100));
            Waiting.Head written = Objects.requireNonNull(spool.first());
            for (int i = 2; i < 200; i++) {
                spool.add(Batches.of(i * 100, 100));
            }
            long before = ledger.dropped();
            spool.done(written);
            Waiting.Head failed = Objects.requireNonNull(spool.first());
            for (int i = 200; i < 400; i++) {
                spool.add(Batches.of(i * 100, 100));
            }
            spool.failed(failed);

            assertThat(before).isPositive();
            assertThat(100 + ledger.dropped() + drain(spool).size()).isEqualTo(40_000);
        }
    }

    @Test
    void theNextProcessGoesOnWhereThisOneWas() throws IOException {
        PointSpool first = open(folder, LARGE);
        for (int i = 0; i < 10; i++) {
            first.add(Batches.of(i * 10, 10));
        }
        for (int i = 0; i < 3; i++) {
            first.done(Objects.requireNonNull(first.first()));
        }
        first.close();
        try (PointSpool second = open(folder, LARGE)) {
            second.failed(Objects.requireNonNull(second.first()));
            assertThat(second.points()).isEqualTo(70);
            second.add(Batches.of(100, 10));
            assertThat(drain(second)).containsExactlyElementsOf(from(30, 110));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsTornAtTheEndIsLeftOut() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            try (PointSpool spool = open(folder, LARGE)) {
                spool.add(Batches.of(0, 10));
                spool.add(Batches.of(10, 10));
            }
            try (FileChannel file = FileChannel.open(files().getFirst(), StandardOpenOption.WRITE)) {
                long size = file.size();
                FileChannel cut = file.truncate(size - 1 - random.nextInt((int) size / 2 - 20));
                assertThat(cut.size()).isLessThan(size);
            }
            try (PointSpool spool = open(folder, LARGE)) {
                spool.add(Batches.of(20, 5));
                List<Integer> whole = new ArrayList<>(from(0, 10));
                whole.addAll(from(20, 25));
                assertThat(drain(spool)).as("seed %d", seed).isEqualTo(whole);
            }
        }
    }

    /** A power cut may leave zeros, or half of it: what comes later is not to be lost with that. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7f, 0xff})
    void whatComesAfterDamageIsKept(int filler) throws IOException {
        for (int size : List.of(1, 12, 13, 500, 5000)) {
            try (PointSpool spool = open(folder, LARGE)) {
                spool.add(Batches.of(0, 10));
                spool.add(Batches.of(10, 1000));
            }
            byte[] tail = new byte[size];
            Arrays.fill(tail, (byte) filler);
            try (FileChannel file = FileChannel.open(files().getFirst(), StandardOpenOption.WRITE)) {
                int written = file.write(ByteBuffer.wrap(tail), file.size() - size / 2);
                assertThat(written).isEqualTo(size);
            }
            try (PointSpool spool = open(folder, LARGE)) {
                spool.add(Batches.of(2000, 5));
            }
            try (PointSpool spool = open(folder, LARGE)) {
                spool.add(Batches.of(3000, 5));
                List<Integer> left = drain(spool);

                assertThat(left).as("%d", size).startsWith(0, 1, 2).containsAll(from(2000, 2005))
                        .containsAll(from(3000, 3005)).isSorted();
            }
        }
    }

    @Test
    void damageCostsItsFileAndIsCounted() throws IOException {
        try (PointSpool spool = open(folder, LARGE)) {
            for (int i = 0; i < 3; i++) {
                spool.add(Batches.of(i * 10, 10));
            }
        }
        try (FileChannel file = FileChannel.open(files().getFirst(), StandardOpenOption.WRITE)) {
            int written = file.write(ByteBuffer.wrap(new byte[]{1, 2, 3}), SpoolSegment.HEADER + 100);
            assertThat(written).isEqualTo(3);
        }
        try (PointSpool spool = open(folder, LARGE)) {
            spool.add(Batches.of(30, 10));
            List<Integer> left = drain(spool);

            assertThat(left.size() + ledger.dropped()).isEqualTo(40);
            assertThat(ledger.failures()).anyMatch(it -> it.contains("damaged"));
        }
    }

    @Test
    void onAFullDiskPointsWaitInMemoryInTheirOrder() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1);
                PointSpool spool = open(disk.folder(), LARGE)) {
            spool.add(Batches.of(0, 100));
            disk.fill();
            for (int i = 1; i < 20; i++) {
                spool.add(Batches.of(i * 100, 100));
            }
            assertThat(ledger.failures()).singleElement().asString().contains("wait in memory");
            assertThat(spool.points()).isEqualTo(2000);
            Files.delete(disk.folder().resolve("filler"));
            spool.add(Batches.of(2000, 100));

            assertThat(drain(spool)).containsExactlyElementsOf(from(0, 2100));
            assertThat(ledger.dropped()).isZero();
        }
    }

    @Test
    void onADiskThatStaysFullTheOldestGo() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1);
                PointSpool spool = open(disk.folder(), LARGE)) {
            disk.fill();
            for (int i = 0; i < 300; i++) {
                spool.add(Batches.of(i * 100, 100));
            }
            List<Integer> left = drain(spool);

            assertThat(left.size() + ledger.dropped()).isEqualTo(30_000);
            assertThat(left).isEqualTo(from(30_000 - left.size(), 30_000));
        }
    }

    @Test
    void aFolderThatCannotBeHadIsTriedAgain() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1);
                PointSpool before = open(disk.folder().resolve("east"), LARGE)) {
            before.add(Batches.of(0, 100));
            before.close();
            try (PointSpool other = open(disk.folder().resolve("west"), LARGE);
                    PointSpool spool = open(disk.folder().resolve("east"), LARGE);
                    LockedFile _ = LockedFile.take(disk.folder().resolve("east/lock")).orElseThrow()) {
                disk.fill();
                for (int i = 1; i < 5; i++) {
                    other.add(Batches.of(i * 100, 100));
                    spool.add(Batches.of(i * 100, 100));
                }
                assertThat(Batches.numbers(Objects.requireNonNull(other.first()).batch())).startsWith(100);
                assertThat(Batches.numbers(Objects.requireNonNull(spool.first()).batch())).startsWith(100);
                assertThat(ledger.failures()).hasSize(2).anyMatch(it -> it.contains("another entry"))
                        .anyMatch(it -> it.contains("No space left"));
            }
        }
    }

    @Test
    void aFolderThatCameLateHasAllInItsOrder() throws IOException {
        try (PointSpool before = open(folder, LARGE)) {
            before.add(Batches.of(0, 100));
        }
        try (PointSpool spool = open(folder, LARGE)) {
            try (LockedFile _ = LockedFile.take(folder.resolve("lock")).orElseThrow()) {
                spool.add(Batches.of(100, 100));
                spool.add(Batches.of(200, 100));
                assertThat(spool.bytes()).isZero();
            }
            spool.add(Batches.of(300, 100));

            assertThat(drain(spool)).containsExactlyElementsOf(from(0, 400));
        }
        assertThat(ledger.dropped()).isZero();
    }

    /** A batch of summaries may be larger than all that may wait. */
    @Test
    void aLargeBatchIsKeptAsFarAsThereIsRoom() throws IOException {
        try (PointSpool spool = open(folder, 300_000)) {
            spool.add(Batches.of(0, 20_000));
            List<Integer> left = drain(spool);

            assertThat(left).hasSizeGreaterThan(3000).isEqualTo(from(20_000 - left.size(), 20_000));
            assertThat(left.size() + ledger.dropped()).isEqualTo(20_000);
        }
    }

    /** A process that keeps and forgets batches is killed at some moment, again and again. */
    @Test
    void nothingIsLostWhenItsProcessIsKilled() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        int next = 0;
        TreeSet<Integer> kept = new TreeSet<>();
        TreeSet<Integer> forgotten = new TreeSet<>();
        for (int round = 0; round < 5; round++) {
            Path log = folder.resolve("log-" + round);
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                    System.getProperty("java.class.path"), SpoolMain.class.getName(), folder.resolve("s").toString(),
                    Integer.toString(next)).redirectOutput(log.toFile()).redirectErrorStream(true).start();
            while (process.isAlive() && Files.size(log) == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            process.destroyForcibly().waitFor();
            for (String line : Files.readAllLines(log)) {
                if (line.matches("kept \\d+;")) {
                    kept.add(Integer.parseInt(line.replaceAll("\\D", "")));
                } else if (line.matches("forgets \\d+;")) {
                    forgotten.add(Integer.parseInt(line.replaceAll("\\D", "")));
                }
                next = Math.max(next, line.matches("\\D+\\d+;") ? Integer.parseInt(line.replaceAll("\\D", "")) + 2 : 0);
            }
        }
        assertThat(kept).as("seed %d", seed).hasSizeGreaterThan(10);
        try (PointSpool spool = open(folder.resolve("s"), 64 << 20)) {
            List<Integer> left = drain(spool);
            assertThat(left).as("seed %d", seed).isSorted();
            kept.removeAll(left);
            kept.removeAll(forgotten);
            assertThat(kept).as("seed %d", seed).isEmpty();
        }
        assertThat(ledger.dropped()).isZero();
        assertThat(ledger.failures()).isEmpty();
    }
}
