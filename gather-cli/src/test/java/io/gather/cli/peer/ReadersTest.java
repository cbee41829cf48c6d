package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Program;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Other people's readers find in a bundle what was put in, and have nothing to complain of. */
@Tag("peer")
class ReadersTest {
    private static final Path RESOURCES = Path.of(System.getProperty("gather.root"),
            "gather-cli/src/test/resources/peer");
    private static final Path GO_SOURCES = Path.of("/usr/share/gocode");
    private static final Duration BUILD = Duration.ofMinutes(5);

    @TempDir
    static Path folder;
    private static SampleBundle sample;

    @BeforeAll
    static void write() throws IOException {
        sample = SampleBundle.write(folder);
    }

    @Test
    void gzipFindsItWhole() {
        Peer.require("gzip").run("-t", "-v", sample.file().toString()).succeeded();
        Peer.require("gzip").run("-t", sample.file().toString()).withoutComplaint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar -xpzf", "tar --warning=all -xpzf", "bsdtar -xpzf", "bsdtar -xpf", "busybox tar -xpzf"})
    void unpacks(String line, @TempDir Path target) throws IOException {
        List<String> command = Stream.concat(Stream.of(line.split(" ")), Stream.of(sample.file().toString())).toList();
        Peer peer = Peer.require(command.getFirst());

        peer.command(command.subList(1, command.size()).toArray(String[]::new)).in(target).run().withoutComplaint();

        assertThat(SampleBundle.withoutIndex(ListedEntry.below(target))).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "bsdtar", "busybox"})
    void unpacksFromAPipe(String name, @TempDir Path target) throws IOException {
        String tar = Peer.require(name).path() + (name.equals("busybox") ? " tar" : "");

        Program.of(List.of("/bin/sh", "-c", "cat '" + sample.file() + "' | " + tar + " -xpzf -")).in(target).run()
                .withoutComplaint();

        assertThat(SampleBundle.withoutIndex(ListedEntry.below(target))).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r:gz", "stream", "r:*"})
    void pythonReads(String mode) {
        ProgramEnd ended = Peer.require("python3")
                .run(RESOURCES.resolve("list.py").toString(), sample.file().toString(), mode).withoutComplaint();

        assertThat(SampleBundle.withoutIndex(ListedEntry.of(ended.lines()))).isEqualTo(sample.expected());
    }

    @Test
    void goReads() {
        Path program = compiled("listtar");

        ProgramEnd ended = Program.of(program, sample.file().toString()).run().withoutComplaint();

        assertThat(SampleBundle.withoutIndex(ListedEntry.of(ended.lines()))).isEqualTo(sample.expected());
    }

    @Test
    void estargzReads() {
        Peer.requireFolder("golang-github-containerd-stargz-snapshotter-dev",
                GO_SOURCES.resolve("src/github.com/containerd/stargz-snapshotter/estargz"));
        Path program = compiled("listtoc");
        String[] arguments = Stream
                .concat(Stream.of(sample.file().toString()), sample.expected().stream().map(ListedEntry::name))
                .toArray(String[]::new);

        ProgramEnd ended = Program.of(program, arguments).run().withoutComplaint();

        assertThat(ListedEntry.of(ended.lines())).isEqualTo(sample.expected());
    }

    /** By the distribution's Go, from the distribution's sources; nothing is downloaded. */
    private static Path compiled(String name) {
        Peer go = Peer.require("go");
        Path program = folder.resolve(name);
        go.command("build", "-o", program.toString(), RESOURCES.resolve(name).resolve("main.go").toString())
                .with("GO111MODULE", "off").with("GOPATH", GO_SOURCES.toString()).with("GOFLAGS", "")
                .with("GOTOOLCHAIN", "local").with("GOPROXY", "off").with("CGO_ENABLED", "0")
                .with("GOCACHE", goCache().toString()).within(BUILD).run().succeeded();
        return program;
    }

    private static Path goCache() {
        Path target = Path.of(System.getProperty("gather.root"), "gather-cli/target");
        return Files.isDirectory(target) ? target.resolve("go-cache") : folder.resolve("go-cache");
    }
}
