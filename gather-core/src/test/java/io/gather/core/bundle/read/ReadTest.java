package io.gather.core.bundle.read;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.Made;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocLimits;
import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsAndOpensVerifiesAndUnpacksWhatWasWritten(long seed) throws Exception {
        Map<String, byte[]> contents = Made.contents(new Random(seed), 40, 10 << 20);
        BundleFile made = Made.bundle(directory, contents);
        try (Bundle bundle = Bundle.open(made.path())) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                try (InputStream content = bundle.open(each.getKey())) {
                    assertThat(content.readAllBytes()).as(each.getKey()).isEqualTo(each.getValue());
                }
            }
            assertThat(bundle.find(Made.ROOT + "/node0/sos_commands")).get().isInstanceOf(TocEntry.Link.class);

            VerifyResult result = new Verify(bundle, 2).run();
            assertThat(result.problems()).isEmpty();
            assertThat(result.files()).isEqualTo(contents.size() + 1L);
            assertThat(result.sidecar()).isTrue();

            Path target = directory.resolve("out");
            Extracted extracted = new Extract(bundle, ExtractOptions.DEFAULT).into(target);
            assertThat(extracted.files()).isEqualTo(contents.size() + 1L);
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                Path file = target.resolve(Made.ROOT).resolve(each.getKey());
                assertThat(file).hasBinaryContent(each.getValue());
                assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Made.TIME);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
            }
            assertThat(Files.readSymbolicLink(target.resolve(Made.ROOT + "/node0/sos_commands")))
                    .hasToString("commands");
        }
    }

    @Test
    void choosesByPattern() throws Exception {
        BundleFile made = Made.bundle(directory, Map.of("n1/commands/networking/ip", new byte[3], "n1/var/log/x",
                new byte[4], "n2/commands/networking/ip", new byte[5], "n2/commands/disk/df", new byte[6]));
        try (Bundle bundle = Bundle.open(made.path())) {
            assertThat(names(bundle, "*/commands/networking/*")).containsExactlyInAnyOrder("n1/commands/networking/ip",
                    "n2/commands/networking/ip");
            assertThat(names(bundle, "**/ip")).hasSize(2);
            assertThat(names(bundle, "n1")).contains("n1/var/log/x").doesNotContain("n2/commands/disk/df");
            assertThat(names(bundle, "n[12]/*/d?*")).contains("n2/commands/disk/df");
            assertThat(names(bundle, Made.ROOT + "/n2/commands/disk/df")).hasSize(1);
        }
    }

    @Test
    void unpacksNothingOverExistingFilesUnlessTold() throws Exception {
        BundleFile made = Made.bundle(directory, Map.of("n1/a", new byte[3]));
        try (Bundle bundle = Bundle.open(made.path())) {
            Path target = directory.resolve("out");
            Extract extract = new Extract(bundle, ExtractOptions.DEFAULT);
            extract.into(target);
            assertThatThrownBy(() -> extract.into(target)).isInstanceOf(GatherException.class)
                    .hasMessageContaining("there already");
            new Extract(bundle, ExtractOptions.DEFAULT.overwriting()).into(target);
        }
    }

    @Test
    void followsNoLinkOutOfTheTarget() throws Exception {
        BundleFile made = Made.bundle(directory, Map.of("n1/etc/a", new byte[3]));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path target = directory.resolve("out");
        Files.createDirectories(target.resolve(Made.ROOT + "/n1"));
        Files.createSymbolicLink(target.resolve(Made.ROOT + "/n1/etc"), outside);
        try (Bundle bundle = Bundle.open(made.path())) {
            assertThatThrownBy(() -> new Extract(bundle, ExtractOptions.DEFAULT.overwriting()).into(target))
                    .isInstanceOf(GatherException.class).hasMessageContaining("no directory");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void holdsToTheCaps() throws Exception {
        BundleFile made = Made.bundle(directory, Map.of("n1/a", new byte[100 << 20], "n1/b", new byte[1]));
        try (Bundle bundle = Bundle.open(made.path())) {
            assertThatThrownBy(() -> new Extract(bundle, ExtractOptions.DEFAULT).into(directory.resolve("o1")))
                    .hasMessageContaining("200 times");
            assertThatThrownBy(() -> new Extract(bundle, new ExtractOptions(NamePatterns.ALL, false,
                    new GrowthLimits(1000, 1000, 2000)))
                    .into(directory.resolve("o2"))).hasMessageContaining("more than 1000 bytes");
            assertThatThrownBy(() -> new Extract(bundle, new ExtractOptions(NamePatterns.ALL, false,
                    new GrowthLimits(1 << 30, 2, 2000)))
                    .into(directory.resolve("o3"))).hasMessageContaining("more than 2 entries");
        }
        try (Bundle bundle = Bundle.open(made.path(), new TocLimits(2, 1000))) {
            assertThatThrownBy(() -> bundle.entries(e -> {})).isInstanceOf(GatherException.class)
                    .hasMessageContaining("more than 2 entries");
        }
    }

    @Test
    void noticesEveryFlippedByte() throws Exception {
        BundleFile made = Made.bundle(directory, Made.contents(new Random(4), 8, 5000));
        byte[] good = Files.readAllBytes(made.path());
        Path sidecar = directory.resolve("b.tgz.sha256");
        List<String> unnoticed = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 800; i++) {
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(made.path(), bad);
            if (!noticed(made.path())) {
                unnoticed.add("byte " + at + " with its sidecar");
            }
            if (i % 5 == 0) {
                Path alone = Files.write(directory.resolve("alone.tgz"), bad);
                if (!noticed(alone)) {
                    // Time, system and the bits behind a compressed stream mean nothing: the content must be right then.
                    readsRight(alone, "byte " + at, unnoticed);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(sidecar).exists();
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22})
    void survivesAnyBytes(long seed) throws Exception {
        BundleFile made = Made.bundle(directory, Made.contents(new Random(seed), 10, 20_000));
        byte[] good = Files.readAllBytes(made.path());
        Random random = new Random(seed);
        Path file = directory.resolve("bad.tgz");
        for (int i = 0; i < 150; i++) {
            byte[] bad = random.nextBoolean()
                    ? good.clone()
                    : java.util.Arrays.copyOf(good, random.nextInt(good.length));
            for (int flips = random.nextInt(20); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(file, bad);
            try (Bundle bundle = Bundle.open(file)) {
                new Verify(bundle, 1).run();
                new Extract(bundle, ExtractOptions.DEFAULT).into(directory.resolve("out" + i));
            } catch (GatherException expected) {
                assertThat(expected.code()).as("seed " + seed + " round " + i).startsWith("GATHER-50");
            }
        }
    }

    private static boolean noticed(Path file) {
        try (Bundle bundle = Bundle.open(file)) {
            return !new Verify(bundle, 1).run().intact();
        } catch (GatherException expected) {
            return true;
        }
    }

    private static void readsRight(Path file, String where, List<String> wrong) throws Exception {
        try (Bundle bundle = Bundle.open(file)) {
            bundle.entries(entry -> {
                if (entry instanceof TocEntry.File content) {
                    try (InputStream in = bundle.open(content)) {
                        in.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (java.io.IOException e) {
                        wrong.add(where + ": " + e);
                    }
                }
            });
        }
    }

    private static List<String> names(Bundle bundle, String pattern) {
        List<String> names = new ArrayList<>();
        bundle.entries(NamePatterns.of(List.of(pattern)),
                entry -> names.add(entry.name().substring(entry.name().indexOf('/') + 1)));
        return names;
    }
}
