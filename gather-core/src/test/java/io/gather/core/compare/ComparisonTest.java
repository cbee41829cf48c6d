package io.gather.core.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.Made;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.Compared.State;
import io.gather.core.compare.mask.Masking;
import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTest {
    @TempDir
    Path folder;

    private final Cluster cluster = new Cluster();

    @Test
    void namesTheOddNodes() throws Exception {
        for (int i = 1; i <= 64; i++) {
            cluster.file("node" + i, "etc/hosts", i == 62 ? "localhost\nodd\n" : "localhost\n");
            cluster.file("node" + i, "etc/same", "same\n");
            cluster.file("node" + i, "commands/host/uptime", "up " + i + "\n");
            cluster.file("node" + i, "commands/host/hostname", "x\n");
            if (i != 7) {
                cluster.file("node" + i, "etc/some", "some\n");
            }
        }
        try (Bundle bundle = cluster.bundle(folder)) {
            Comparison comparison = Comparison.of(bundle, Wanted.USUAL, Masking.NONE);
            List<Compared> files = files(comparison, false);

            assertThat(comparison.tally()).isEqualTo(new ComparisonTally(2, 2, 1, 0));
            assertThat(comparison.nodes()).hasSize(64).startsWith("node1", "node2").doesNotContain("local");
            assertThat(files).extracting(Compared::path).containsExactly("etc/some", "etc/hosts",
                    "commands/host/uptime");
            assertThat(files).extracting(Compared::state).containsExactly(State.SOME, State.DIFFERS, State.DIFFERS);
            assertThat(files.get(0).missing()).containsExactly("node7");
            assertThat(files.get(1).groups().get(1).nodes()).containsExactly("node62");
            assertThat(files.get(1).groups().get(0).nodes()).hasSize(63);
            assertThat(files.get(2).groups()).hasSize(64);
            assertThat(files(comparison, true)).extracting(Compared::path).endsWith("commands/host/hostname",
                    "etc/same");
        }
    }

    @Test
    void leavesOutLogsAndLargeFilesUntilTheyAreAskedFor() throws Exception {
        cluster.file("a", "var/log/messages", "a\n").file("b", "var/log/messages", "b\n");
        cluster.file("a", "etc/large", new byte[(1 << 20) + 1]).file("b", "etc/large", new byte[1]);
        cluster.file("a", "etc/small", "x").file("b", "etc/small", "x");
        try (Bundle bundle = cluster.bundle(folder)) {
            assertThat(Comparison.of(bundle, Wanted.USUAL, Masking.NONE).tally())
                    .isEqualTo(new ComparisonTally(1, 0, 0, 2));
            assertThat(Comparison.of(bundle, new Wanted(List.of("var/log/**")), Masking.NONE).tally())
                    .isEqualTo(new ComparisonTally(0, 1, 0, 0));
            assertThat(Comparison.of(bundle, new Wanted(List.of("/etc/large")), Masking.NONE).tally())
                    .isEqualTo(new ComparisonTally(0, 1, 0, 0));
        }
    }

    @Test
    void takesGroupsItemsPatternsAndPaths() throws Exception {
        for (String node : List.of("a", "b")) {
            cluster.file(node, "commands/networking/ip_route", node).file(node, "commands/networking/ip_addr", node);
            cluster.file(node, "commands/host/uptime", node).file(node, "etc/hosts", node);
        }
        try (Bundle bundle = cluster.bundle(folder)) {
            assertThat(paths(bundle, "networking.ip_route")).containsExactly("commands/networking/ip_route");
            assertThat(paths(bundle, "networking")).hasSize(2);
            assertThat(paths(bundle, "networking.*", "host.up*")).hasSize(3);
            assertThat(paths(bundle, "files.all")).containsExactly("etc/hosts");
            assertThat(paths(bundle, "etc")).containsExactly("etc/hosts");
            assertThat(paths(bundle, "*/hosts")).containsExactly("etc/hosts");
            assertThatThrownBy(() -> paths(bundle, "networking.ip_routes")).isInstanceOf(GatherException.class)
                    .hasMessageContaining("did you mean 'networking.ip_route'?");
            assertThatThrownBy(() -> paths(bundle, "etc/nothing")).isInstanceOf(GatherException.class);
        }
    }

    @Test
    void countsWhatIsMaskedAsEqual() throws Exception {
        cluster.file("node1", "x/log", "10:15:00 node1 pid 1\n").file("node2", "x/log", "11:16:10 node2 pid 12345\n")
                .file("node3", "x/log", "9:16:10 node3 pid 12345 odd\n")
                .file("node4", "x/log", "11:16:10 node2 pid 7\n");
        try (Bundle bundle = cluster.bundle(folder)) {
            Comparison comparison = Comparison.of(bundle, new Wanted(List.of("x")), Masking.of(List.of("all")));
            Compared file = files(comparison, false).getFirst();

            assertThat(file.groups()).extracting(Compared.Group::nodes).containsExactly(List.of("node1", "node2"),
                    List.of("node3"), List.of("node4"));
            assertThat(Comparison.of(bundle, new Wanted(List.of("x")), Masking.NONE).tally().differ()).isOne();
            assertThat(lines(bundle, file)).containsExactly("-<time> <host> pid <pid>",
                    "+<time> <host> pid <pid> odd");
        }
    }

    @Test
    void comparesTheTargetsOfLinks() throws Exception {
        cluster.with("a", Made.link("etc/mtab", "x")).with("b", Made.link("etc/mtab", "x")).with("c",
                Made.link("etc/mtab", "y")).file("d", "etc/mtab", "x");
        try (Bundle bundle = cluster.bundle(folder)) {
            Compared file = files(Comparison.of(bundle, Wanted.USUAL, Masking.of(List.of("all"))), false).getFirst();

            assertThat(file.groups()).hasSize(3);
            assertThat(lines(bundle, file)).containsExactly("-a link to x", "+a link to y");
        }
    }

    @Test
    void goesByDirectoriesWhereThereIsNoManifest() throws Exception {
        cluster.file("node2", "etc/hosts", "x").file("node1", "etc/hosts", "y");
        try (Bundle bundle = cluster.bundle(folder, false)) {
            Comparison comparison = Comparison.of(bundle, Wanted.USUAL, Masking.NONE);

            assertThat(comparison.nodes()).containsExactly("node1", "node2");
            assertThat(comparison.tally().differ()).isOne();
        }
    }

    @Test
    void doesNotMissFilesOnNodesThatNothingCameFrom() throws Exception {
        cluster.file("a", "etc/hosts", "x").file("b", "etc/hosts", "x").silent("c");
        try (Bundle bundle = cluster.bundle(folder)) {
            Comparison comparison = Comparison.of(bundle, Wanted.USUAL, Masking.NONE);

            assertThat(comparison.absent()).containsExactly("c");
            assertThat(comparison.tally()).isEqualTo(new ComparisonTally(1, 0, 0, 0));
        }
    }

    @Test
    void refusesBundlesWithoutNodes() throws Exception {
        try (Bundle bundle = cluster.bundle(folder)) {
            assertThatThrownBy(() -> Comparison.of(bundle, Wanted.USUAL, Masking.NONE))
                    .isInstanceOf(GatherException.class).hasMessageContaining("no node");
        }
    }

    @Test
    void saysWhereLargeFilesBeginToDiffer() throws Exception {
        byte[] large = Made.text(new Random(1), (9 << 20));
        byte[] other = large.clone();
        other[other.length / 2] ^= 1;
        long line = new String(large, 0, other.length / 2, java.nio.charset.StandardCharsets.US_ASCII).lines().count();
        cluster.file("a", "etc/large", large).file("b", "etc/large", other);
        try (Bundle bundle = cluster.bundle(folder)) {
            Compared file = files(Comparison.of(bundle, new Wanted(List.of("etc/*")), Masking.NONE), false).getFirst();

            assertThat(difference(bundle, file, Masking.NONE)).isEqualTo(new FileDiff.Difference.TooLarge(line));
        }
    }

    @Test
    void doesNotPrintWhatIsNoText() throws Exception {
        cluster.file("a", "etc/x", new byte[]{1, 0, 2}).file("b", "etc/x", new byte[]{1, 0, 3});
        try (Bundle bundle = cluster.bundle(folder)) {
            Compared file = files(Comparison.of(bundle, Wanted.USUAL, Masking.NONE), false).getFirst();

            assertThat(difference(bundle, file, Masking.NONE)).isEqualTo(new FileDiff.Difference.Binary());
        }
    }

    private static FileDiff.Difference difference(Bundle bundle, Compared file, Masking masking) throws Exception {
        return new FileDiff(bundle, masking, requireNonNull(file.groups().getFirst().file()))
                .to(requireNonNull(file.groups().get(1).file()));
    }

    private static List<String> lines(Bundle bundle, Compared file) throws Exception {
        List<String> lines = new ArrayList<>();
        if (difference(bundle, file, Masking.of(List.of("all"))) instanceof FileDiff.Difference.Lines(var script)) {
            io.gather.core.compare.text.Unified.write(script, 0, (kind, text) -> lines.add(kind.mark() + text));
        }
        return lines.subList(1, lines.size());
    }

    private static List<String> paths(Bundle bundle, String... words) throws Exception {
        return files(Comparison.of(bundle, new Wanted(List.of(words)), Masking.NONE), true).stream().map(Compared::path)
                .toList();
    }

    private static List<Compared> files(Comparison comparison, boolean equalToo) throws Exception {
        List<Compared> files = new ArrayList<>();
        comparison.files(equalToo, true, files::add);
        return files;
    }
}
