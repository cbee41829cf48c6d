package io.gather.core.bundle.read;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import io.gather.core.bundle.Made;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.error.GatherException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SalvageTest {
    @TempDir
    Path directory;

    @Test
    void savesAnIntactBundleUntouched() throws Exception {
        Map<String, byte[]> contents = Made.contents(new Random(1), 30, 5 << 20);
        Path whole = Made.bundle(directory, contents).path();

        SalvageReport report = new Salvage(whole, directory.resolve("saved.tgz"), GrowthLimits.DEFAULT).run();

        assertThat(report.lost()).isEmpty();
        assertThat(report.untouched()).isEqualTo(contents.values().stream().filter(c -> c.length > 0).count() + 1);
        assertThat(present(directory.resolve("saved.tgz"))).containsAllEntriesOf(digests(contents));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void savesWhatIsBeforeACut(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> contents = Made.contents(random, 20, 50_000);
        byte[] all = Files.readAllBytes(Made.bundle(directory, contents).path());
        int cut = 2000 + random.nextInt(all.length - 2000);
        Path damaged = Files.write(directory.resolve("cut.tgz"), Arrays.copyOf(all, cut));
        assertThatThrownBy(() -> Bundle.open(damaged)).isInstanceOf(GatherException.class)
                .extracting(e -> ((GatherException) e).remedy()).asString().contains(": salvage /");

        SalvageReport report = new Salvage(damaged, directory.resolve("saved.tgz"), GrowthLimits.DEFAULT).run();

        assertThat(report.cut()).isLessThanOrEqualTo(1);
        Map<String, Integer> saved = present(directory.resolve("saved.tgz"));
        saved.keySet().removeIf(name -> name.endsWith(".cut") || name.equals("manifest.json"));
        assertThat(digests(contents)).containsAllEntriesOf(saved);
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13, 14, 15, 16, 17})
    void goesOnBehindDamage(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> contents = Made.contents(random, 40, 50_000);
        byte[] all = Files.readAllBytes(Made.bundle(directory, contents).path());
        int bad = all.length / 4 + random.nextInt(all.length / 2);
        Arrays.fill(all, bad, bad + 100, (byte) 0x55);
        Path damaged = Files.write(directory.resolve("bad.tgz"), all);

        SalvageReport report = new Salvage(damaged, directory.resolve("saved.tgz"), GrowthLimits.DEFAULT).run();

        assertThat(report.lost()).isNotEmpty();
        Map<String, Integer> saved = present(directory.resolve("saved.tgz"));
        long missing = digests(contents).entrySet().stream().filter(e -> !e.getValue().equals(saved.get(e.getKey())))
                .count();
        assertThat(missing).as("seed " + seed).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6, 0.2})
    void savesAForeignArchive(double part) throws Exception {
        Random random = new Random(9);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Path foreign = directory.resolve("foreign.tar.gz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(foreign)))) {
            for (int i = 0; i < 20; i++) {
                byte[] content = Made.text(random, 20_000);
                contents.put("dir/file" + i, content);
                TarArchiveEntry entry = new TarArchiveEntry("sos/dir/file" + i);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry hostile = new TarArchiveEntry("../../etc/passwd");
            hostile.setSize(0);
            tar.putArchiveEntry(hostile);
            tar.closeArchiveEntry();
        }
        byte[] all = Files.readAllBytes(foreign);
        Files.write(foreign, Arrays.copyOf(all, (int) (all.length * part)));

        SalvageReport report = new Salvage(foreign, directory.resolve("saved.tgz"), GrowthLimits.DEFAULT).run();

        Map<String, Integer> saved = present(directory.resolve("saved.tgz"));
        assertThat(saved.size()).isGreaterThan((int) (20 * part) - 1);
        assertThat(report.cut()).isEqualTo(part == 1 ? 0 : 1);
        assertThat(saved.containsKey("__/__/etc/passwd")).isEqualTo(part == 1);
        saved.keySet().removeIf(name -> !name.matches("dir/file[0-9]+"));
        assertThat(digests(contents)).containsAllEntriesOf(saved);
    }

    @Test
    void survivesAnyBytes() throws Exception {
        byte[] good = Files.readAllBytes(Made.bundle(directory, Made.contents(new Random(3), 10, 10_000)).path());
        Random random = new Random(30);
        Path file = directory.resolve("bad.tgz");
        for (int i = 0; i < 200; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            for (int flips = random.nextInt(20); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(file, bad);
            Path saved = directory.resolve("saved" + i + ".tgz");
            try {
                new Salvage(file, saved, GrowthLimits.DEFAULT).run();
                try (Bundle bundle = Bundle.open(saved)) {
                    assertThat(new Verify(bundle, 1).run().problems()).as("round " + i).isEmpty();
                }
            } catch (GatherException expected) {
                assertThat(expected.code()).as("round " + i).startsWith("GATHER-50");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesWhatGrowsTooMuchUnlessToldOtherwise(boolean whole) throws Exception {
        Path bomb = bomb(80 << 20, whole);
        Path saved = directory.resolve("saved.tgz");

        assertThatThrownBy(() -> new Salvage(bomb, saved, GrowthLimits.DEFAULT).run())
                .isInstanceOf(GatherException.class).hasMessageContaining("more than 200 times its size")
                .extracting(e -> ((GatherException) e).remedy()).asString().contains(": salvage, however it grows, /");
        assertThat(directory).isDirectoryNotContaining("glob:**saved*");

        new Salvage(bomb, saved, GrowthLimits.DEFAULT.ofRatio(2000)).run();
        assertThat(saved).exists();
    }

    @Test
    void refusesTooManyEntriesAndBytes() throws Exception {
        Path small = bomb(1 << 20, true);
        Path saved = directory.resolve("saved.tgz");

        assertThatThrownBy(() -> new Salvage(small, saved, new GrowthLimits(1000, 10, 200)).run())
                .hasMessageContaining("more than 1000 bytes");
        assertThatThrownBy(() -> new Salvage(small, saved, new GrowthLimits(1 << 30, 0, 200)).run())
                .hasMessageContaining("more than 0 entries");
    }

    /** A file of zeros in members of its own, or in one with its header. */
    private Path bomb(int size, boolean membersOfItsOwn) throws Exception {
        Path bomb = directory.resolve("bomb.tar.gz");
        try (var file = Files.newOutputStream(bomb)) {
            java.io.ByteArrayOutputStream header = new java.io.ByteArrayOutputStream();
            try (var tar = new TarArchiveOutputStream(header)) {
                TarArchiveEntry entry = new TarArchiveEntry("top/zeros");
                entry.setSize(size);
                tar.putArchiveEntry(entry);
                tar.flush();
                byte[] first = Arrays.copyOf(header.toByteArray(), 512);
                tar.write(new byte[size]);
                tar.closeArchiveEntry();
                try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
                    gzip.write(first);
                    if (membersOfItsOwn) {
                        gzip.finish();
                        GZIPOutputStream content = new GZIPOutputStream(file);
                        content.write(new byte[size]);
                        content.finish();
                    } else {
                        gzip.write(new byte[size]);
                    }
                }
            }
        }
        return bomb;
    }

    private static Map<String, Integer> digests(Map<String, byte[]> contents) {
        Map<String, Integer> digests = new LinkedHashMap<>();
        contents.forEach((name, content) -> digests.put(name, Arrays.hashCode(content)));
        return digests;
    }

    private static Map<String, Integer> present(Path file) {
        Map<String, Integer> present = new LinkedHashMap<>();
        try (Bundle bundle = Bundle.open(file)) {
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
            bundle.entries(entry -> {
                if (entry instanceof TocEntry.File content) {
                    try (InputStream in = bundle.open(content)) {
                        present.put(entry.name().substring(entry.name().indexOf('/') + 1),
                                Arrays.hashCode(in.readAllBytes()));
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            });
        }
        return present;
    }
}
