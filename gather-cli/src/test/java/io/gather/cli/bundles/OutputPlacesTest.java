package io.gather.cli.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.core.bundle.BundleWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that write files replace nothing unasked, and never what is no file. */
class OutputPlacesTest {
    @TempDir
    Path directory;
    private Path bundle;
    private Path precious;

    @BeforeEach
    void make() throws IOException {
        precious = Files.writeString(directory.resolve("precious"), "precious");
        bundle = directory.resolve("b.tgz");
        try (BundleWriter writer = BundleWriter.create(directory.resolve("p"), directory.resolve("i"), "b")) {
            writer.add("file", Instant.EPOCH, out -> out.write('x'));
            writer.finish(bundle);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "b.tgz", "precious", "link", "nowhere", "folder"})
    void salvageRefuses(String name) throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), precious);
        Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("not there"));
        Files.createDirectory(directory.resolve("folder"));
        Path pipe = pipe();
        byte[] before = Files.readAllBytes(bundle);
        String target = directory.resolve(name).toString();

        assertThat(Typed.line("salvage", bundle.toString(), "-o", target).inWords().code()).isEqualTo(7);
        int forced = Typed.line("salvage", bundle.toString(), "-o", target, "--overwrite").inWords().code();

        assertThat(forced).isEqualTo(name.equals("precious") ? 0 : 7);
        assertThat(Files.readAllBytes(bundle)).isEqualTo(before);
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(directory.resolve("not there")).doesNotExist();
        if (!name.equals("precious")) {
            assertThat(precious).hasContent("precious");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".partial", ".index", ".sha256.partial", ".content", ".sha256"})
    void salvageFollowsNoLinkThatLiesThere(String ending) throws Exception {
        Files.createSymbolicLink(directory.resolve("b-salvaged.tgz" + ending), precious);

        assertThat(Typed.line("salvage", bundle.toString()).inWords().code()).isZero();

        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("b-salvaged.tgz" + ending)).isSymbolicLink();
    }

    @Test
    void salvageLeavesNothingBehind() throws Exception {
        Files.write(directory.resolve("bad.tgz"), new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0});
        long before = count();

        assertThat(Typed.line("salvage", directory.resolve("bad.tgz").toString()).inWords().code()).isEqualTo(9);

        assertThat(count()).isEqualTo(before);
    }

    private long count() throws IOException {
        try (var files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void salvageTellsByItsCodeWhatIsMissing() throws Exception {
        byte[] whole = Files.readAllBytes(bundle);
        Path cut = Files.write(directory.resolve("cut.tgz"), java.util.Arrays.copyOf(whole, whole.length - 60));

        Typed typed = Typed.line("salvage", cut.toString());

        assertThat(typed.code()).isEqualTo(3);
        assertThat(typed.out()).isEqualTo(directory.resolve("cut-salvaged.tgz") + "\n");
    }

    @Test
    void extractReplacesNothingButFiles() throws Exception {
        Path target = directory.resolve("out");
        Path file = Files.createSymbolicLink(Files.createDirectories(target.resolve("b")).resolve("file"), precious);
        String[] line = {"extract", bundle.toString(), "-C", target.toString(), "--overwrite"};

        assertThat(Typed.line(line).inWords().code()).isEqualTo(7);
        assertThat(precious).hasContent("precious");

        Files.delete(file);
        Files.createLink(file, bundle);
        assertThat(Typed.line(line).inWords().code()).isEqualTo(7);

        Files.delete(file);
        Files.writeString(file, "old");
        assertThat(Typed.line(line).inWords().code()).isZero();
        assertThat(file).hasContent("x");
    }

    @Test
    void doesNotWaitForAPipe() throws Exception {
        Path pipe = pipe();

        assertThat(Typed.line("ls", pipe.toString()).inWords().code()).isEqualTo(2);
        assertThat(Typed.line("salvage", pipe.toString()).inWords().code()).isEqualTo(2);
    }

    /** As little of a file as a device is, and nobody misses it. */
    private Path pipe() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }
}
