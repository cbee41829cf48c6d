package io.gather.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import io.gather.core.error.GatherException;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundleWriterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isReadByAnOrdinaryTarReader(long seed) throws Exception {
        Map<String, byte[]> contents = Made.contents(new Random(seed), 40, 10 << 20);

        BundleFile bundle = Made.bundle(directory, contents);

        Map<String, byte[]> read = new LinkedHashMap<>();
        List<String> directories = new ArrayList<>();
        try (TarArchiveInputStream tar = tar(bundle.path())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getName()).startsWith(entry.getName().equals("stargz.index.json") ? "" : Made.ROOT);
                assertThat(entry.getUserName() + entry.getLongUserId()).isEqualTo("root0");
                assertThat(entry.getMode() & 0777).isIn(0640, 0750, 0777, 0444);
                if (entry.isDirectory()) {
                    directories.add(entry.getName());
                } else if (entry.isFile()) {
                    read.put(entry.getName().substring(entry.getName().indexOf('/') + 1), tar.readAllBytes());
                }
            }
        }
        assertThat(directories).doesNotHaveDuplicates().contains(Made.ROOT + "/", Made.ROOT + "/node0/empty/");
        assertThat(read.keySet()).containsAll(contents.keySet()).contains("manifest.json", "stargz.index.json");
        contents.forEach((path, content) -> assertThat(read.get(path)).as(path).isEqualTo(content));
        assertThat(Files.readString(directory.resolve("b.tgz.sha256"))).isEqualTo(bundle.sha256() + "  b.tgz\n");
        assertThat(directory).isDirectoryNotContaining("glob:**{partial,index,content}");
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12, 13, 14, 15, 16, 17})
    void goesOnAfterACrashAnywhereBetweenTwoEntries(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> contents = Made.contents(random, 20, 100_000);
        Path whole = Files.createDirectory(directory.resolve("whole"));
        Made.bundle(whole, contents);
        List<Map.Entry<String, byte[]>> paths = List.copyOf(contents.entrySet());
        int crash = random.nextInt(paths.size());
        Path partial = directory.resolve("b.tgz.partial");
        Path index = directory.resolve("b.index");
        Position position = Position.START;
        try (BundleWriter writer = BundleWriter.create(partial, index, Made.ROOT)) {
            for (int i = 0; i < paths.size(); i++) {
                if (i == crash) {
                    position = writer.sync();
                }
                Made.append(writer, paths.get(i).getKey(), paths.get(i).getValue());
            }
        }

        try (BundleWriter writer = BundleWriter.reopen(partial, index, Made.ROOT, position)) {
            for (Map.Entry<String, byte[]> path : paths.subList(crash, paths.size())) {
                Made.append(writer, path.getKey(), path.getValue());
            }
            writer.append("node0", Made.link("sos_commands", "commands").result(), nothing());
            writer.append("node0", Made.directory("empty").result(), nothing());
            writer.add("manifest.json", Made.TIME, out -> out.write("{}\n".getBytes(StandardCharsets.US_ASCII)));
            writer.finish(directory.resolve("b.tgz"));
        }

        assertThat(directory.resolve("b.tgz")).hasSameBinaryContentAs(whole.resolve("b.tgz"));
    }

    @Test
    void copiesFromAFileAndLeavesItBehindTheMembers() throws Exception {
        Made.Spooled spooled = Made.file("var/log/big", Made.bytes(new Random(7), 9 << 20));
        Path spool = directory.resolve("1.gz");
        Files.write(spool, new byte[100]);
        Files.write(spool, spooled.members(), java.nio.file.StandardOpenOption.APPEND);
        Files.write(spool, new byte[50], java.nio.file.StandardOpenOption.APPEND);
        try (BundleWriter writer = writer(); FileChannel source = FileChannel.open(spool)) {
            source.position(100);
            writer.append("node1", spooled.result(), source);

            assertThat(source.position()).isEqualTo(100 + spooled.members().length);
            assertThat(spooled.result().chunks()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a//b", "a/./b", "a/..", "a\0b", "a\nb", "", "a\\b", "a/"})
    void refusesUnsafeNames(String path) throws Exception {
        Made.Spooled spooled = Made.file(path, new byte[10]);
        try (BundleWriter writer = writer()) {
            assertThatThrownBy(() -> writer.append("node1", spooled.result(), spooled.channel()))
                    .isInstanceOf(GatherException.class);
            assertThatThrownBy(() -> writer.add(path, Made.TIME, out -> out.write(1)))
                    .isInstanceOf(GatherException.class);
            assertThat(writer.position()).isEqualTo(Position.START);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../x", "../..", "x/../../..", "b/..", "", "a\0", "a//b", "../../../etc"})
    void refusesLinksThatLeaveTheNode(String target) throws Exception {
        try (BundleWriter writer = writer()) {
            assertThatThrownBy(() -> writer.append("node1", Made.link("etc/x", target).result(), nothing()))
                    .isInstanceOf(GatherException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwd", "../usr/share/x", "..", ".", "a/b"})
    void takesLinksThatStay(String target) throws Exception {
        try (BundleWriter writer = writer()) {
            writer.append("node1", Made.link("etc/x", target).result(), nothing());
            assertThat(writer.position().lines()).isEqualTo(4);
        }
    }

    @Test
    void staysUsableWhenSourcesFail() throws Exception {
        Made.Spooled good = Made.file("good", Made.text(new Random(1), 5000));
        Made.Spooled bad = Made.file("bad/file", Made.text(new Random(2), 70_000));
        try (BundleWriter writer = writer()) {
            writer.append("node1", good.result(), good.channel());
            Position before = writer.position();

            ReadableByteChannel shortened = Channels
                    .newChannel(new ByteArrayInputStream(bad.members(), 0, bad.members().length - 1));
            assertThatThrownBy(() -> writer.append("node1", bad.result(), shortened)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> writer.append("node1", bad.result(),
                    Channels.newChannel(new ByteArrayInputStream(new byte[bad.members().length]))))
                    .isInstanceOf(GatherException.class);
            assertThatThrownBy(() -> writer.add("x", Made.TIME, out -> {
                throw new IOException("no");
            })).hasMessage("no");

            assertThat(writer.position()).isEqualTo(before);
            writer.append("node1", bad.result(), bad.channel());
            writer.finish(directory.resolve("b.tgz"));
        }
        try (TarArchiveInputStream tar = tar(directory.resolve("b.tgz"))) {
            int count = 0;
            while (tar.getNextEntry() != null) {
                count++;
            }
            assertThat(count).as("with both indexes").isEqualTo(7);
        }
    }

    @Test
    void canBeFinishedAgainWhereTheTargetFailed() throws Exception {
        Made.Spooled good = Made.file("good", Made.text(new Random(1), 5000));
        try (BundleWriter writer = writer()) {
            writer.append("node1", good.result(), good.channel());
            Position before = writer.position();
            assertThatThrownBy(() -> writer.finish(directory.resolve("missing/b.tgz"))).isInstanceOf(IOException.class);
            assertThat(writer.position()).isEqualTo(before);
            writer.append("node2", good.result(), good.channel());
            writer.finish(directory.resolve("b.tgz"));
        }
        try (TarArchiveInputStream tar = tar(directory.resolve("b.tgz"))) {
            int count = 0;
            while (tar.getNextEntry() != null) {
                count++;
            }
            assertThat(count).as("with both indexes").isEqualTo(7);
        }
    }

    @Test
    void refusesMembersThatDoNotAddUp() throws Exception {
        Made.Spooled spooled = Made.file("f", new byte[10]);
        Result told = spooled.result();
        Result lying = new Result("f", Result.Kind.FILE, "f", 0644, Made.TIME, 11, told.sha256(), null, told.chunks(),
                List.of(), Status.OK, null);
        try (BundleWriter writer = writer()) {
            assertThatThrownBy(() -> writer.append("node1", lying, spooled.channel()))
                    .isInstanceOf(GatherException.class).hasMessageContaining("hold 10 bytes, not 11");
        }
    }

    @Test
    void compressesAlikeInOneThreadAndInSeveral() throws Exception {
        byte[] content = Made.text(new Random(5), 18 << 20);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            Made.Spooled several = Made.file("f", content, new Compression(6, 3, pool));
            Made.Spooled one = Made.file("f", content);

            assertThat(several.result()).isEqualTo(one.result());
            assertThat(several.members()).isEqualTo(one.members());
            assertThat(one.result().chunks()).hasSize(5);
        }
    }

    @Test
    void storesWhatIsCompressedAlready() throws Exception {
        byte[] packed = Made.file("f", Made.text(new Random(5), 1 << 20)).members();

        Made.Spooled again = Made.file("f.gz", packed);

        assertThat(again.result().stored()).isBetween((long) packed.length, packed.length + 1000L);
    }

    private BundleWriter writer() throws IOException {
        return BundleWriter.create(directory.resolve("b.partial"), directory.resolve("b.index"), Made.ROOT);
    }

    private static ReadableByteChannel nothing() {
        return Channels.newChannel(new ByteArrayInputStream(new byte[0]));
    }

    private static TarArchiveInputStream tar(Path bundle) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(bundle), 64 << 10), "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.tgz.partial", "b.index", "b.tgz.sha256.partial", "b.tgz.sha256", "b.tgz"})
    void followsNoLinkThatLiesThere(String name) throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve(name), precious);

        try {
            Made.bundle(directory, Map.of());
        } catch (java.io.IOException expected) {
            assertThat(expected).isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
        }

        assertThat(precious).hasContent("precious");
    }
}
