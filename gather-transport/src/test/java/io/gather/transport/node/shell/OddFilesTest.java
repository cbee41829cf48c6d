package io.gather.transport.node.shell;

import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

import io.gather.core.bundle.Names;
import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OddFilesTest {
    @RegisterExtension
    final Bench bench = new Bench();
    private static final LocalShells SH = LocalShells.of("dash");
    @TempDir
    Path temp;
    private Path base;
    private Path tree;

    @BeforeEach
    void lay() throws Exception {
        base = temp.resolve("base");
        tree = Files.createDirectory(temp.resolve("tree"));
    }

    @Test
    void opensNeitherFifosNorSocketsNorDevices() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", tree + "/fifo").start().waitFor()).isZero();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(tree.resolve("socket")));
            Gathered gathered = bench.gather(SH, base, new PlanTasks().files(tree, "/dev/zero"));

            assertThat(gathered.one(1).took()).isLessThan(Duration.ofSeconds(5));
            assertThat(gathered.results(1)).allMatch(it -> it.status() == Status.SKIPPED && it.chunks().isEmpty());
            assertThat(gathered.results(1).stream().map(Result::message)).containsExactlyInAnyOrder(
                    "a FIFO is not read", "a socket is not read", "a character device is not read");
        }
    }

    @Test
    void givesOddNamesAFormThatNoSystemStumblesOver() throws Exception {
        for (String name : new String[]{"line\nfeed", "back\\slash", "blank here", "..hidden", "ümläut", "x".repeat(
                250), "a:b", "a;b"}) {
            Files.writeString(tree.resolve(name), name);
        }
        Gathered gathered = bench.gather(SH, base, new PlanTasks().files(tree));

        assertThat(gathered.results(1)).hasSize(8).allMatch(it -> Names.isSafe(it.path()));
        assertThat(gathered.results(1).stream().map(Result::path).collect(Collectors.toSet())).hasSize(8);
        for (Result result : gathered.results(1)) {
            assertThat(new String(gathered.bytes(gathered.one(1), result), StandardCharsets.UTF_8)).isEqualTo(Path.of(
                    result.source()).getFileName().toString());
        }
    }

    @Test
    void keepsTheEndOfAHugeSparseFile() throws Exception {
        Path huge = tree.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(3L << 30);
            file.seek((3L << 30) - 4);
            file.writeBytes("end\n");
        }
        Gathered gathered = bench.gather(SH, base,
                new PlanTasks().keep(Keep.TAIL).maxFile(20 << 20).max(50 << 20).files(huge));

        Result result = gathered.results(1).getFirst();
        assertThat(result.size()).isEqualTo(20 << 20);
        assertThat(result.chunks()).hasSize(5);
        assertThat(result.status()).isEqualTo(Status.TRUNCATED);
        assertThat(result.message()).isEqualTo("last 20.0 MB of 3.00 GB, 3200253952 bytes dropped");
        Result.Range range = result.ranges().getFirst();
        assertThat(range.from()).isEqualTo((3L << 30) - (20 << 20));
        assertThat(range.to()).isEqualTo(3L << 30);
        assertThat(new String(gathered.bytes(gathered.one(1), result), StandardCharsets.UTF_8)).endsWith("end\n");
    }

    @Test
    void takesTheNewestFirstUntilItIsEnough() throws Exception {
        for (int i = 0; i < 5; i++) {
            Path file = Files.write(tree.resolve("log." + i), new byte[1000]);
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000 - i * 1000L)));
        }
        Gathered gathered = bench.gather(SH, base,
                PlanTasks.oneByOne().max(2500).files(tree).max(1 << 20).since(Instant.ofEpochSecond(
                        1_000_000_000 - 3000)).exclude("log.1").files(tree + "/log.[0-9]"));

        assertThat(gathered.results(1).stream().map(it -> Path.of(it.source()).getFileName().toString()))
                .containsExactly("log.0", "log.1");
        assertThat(gathered.one(1).message()).isEqualTo("3 older left out (2.93 kB) beyond 2.44 kB");
        assertThat(gathered.results(2).stream().map(it -> Path.of(it.source()).getFileName().toString()))
                .containsExactly(
                        "log.2", "log.3");
    }

    @Test
    void rewritesLinksSoThatTheyStayInTheNode() throws Exception {
        Files.writeString(tree.resolve("file"), "x");
        Files.createDirectory(tree.resolve("sub"));
        Files.createSymbolicLink(tree.resolve("sub/absolute"), tree.resolve("file"));
        Files.createSymbolicLink(tree.resolve("sub/relative"), Path.of("../file"));
        Files.createSymbolicLink(tree.resolve("sub/dead"), Path.of("nothing"));
        Files.createSymbolicLink(tree.resolve("sub/out"), Path.of("../../../../../../../../../../etc/passwd"));
        Files.createSymbolicLink(tree.resolve("sub/self"), Path.of("self"));
        Files.createSymbolicLink(tree.resolve("sub/loop"), tree);

        Gathered gathered = bench.gather(SH, base, new PlanTasks().files(tree));

        assertThat(gathered.result(1, tree + "/sub/absolute").target()).isEqualTo("../file");
        assertThat(gathered.result(1, tree + "/sub/relative").target()).isEqualTo("../file");
        assertThat(gathered.result(1, tree + "/sub/dead").target()).isEqualTo("nothing");
        assertThat(gathered.result(1, tree + "/sub/out").status()).isEqualTo(Status.SKIPPED);
        assertThat(gathered.result(1, tree + "/sub/loop").target()).isEqualTo("..");
        assertThat(gathered.results(1)).hasSize(7);

        Gathered followed = bench.gather(SH, base, new PlanTasks().followLinks().files(tree + "/sub/*lative"));
        assertThat(followed.text(1)).isEqualTo("x");
        assertThat(followed.results(1).getFirst().source()).isEqualTo(tree + "/sub/relative");
    }

    @Test
    void leavesToTheFirstItemWhatTwoWant() throws Exception {
        Files.writeString(tree.resolve("log"), "x");
        Gathered gathered = bench.gather(SH, base, PlanTasks.oneByOne().files(tree).files(tree + "/**"));

        assertThat(gathered.one(1).results()).isEqualTo(1);
        assertThat(gathered.one(2).results()).isZero();
        assertThat(gathered.one(2).message()).isEqualTo("1 gathered by another item already");
    }
}
