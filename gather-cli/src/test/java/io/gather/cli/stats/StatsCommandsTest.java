package io.gather.cli.stats;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands about statistics as they are typed, with a cluster that answers and one that does not. */
@Timeout(30)
class StatsCommandsTest {
    @TempDir
    static Path shared;
    private static OnefsTls tls;

    @TempDir
    Path folder;

    private ProgramInProcess program;

    @BeforeAll
    static void makeCertificates() {
        tls = OnefsTls.in(shared);
    }

    @BeforeEach
    void home() {
        program = new ProgramInProcess(folder);
    }

    @Test
    void aSnapshotIsAskedAndShown() throws Exception {
        Path out = folder.resolve("out");
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            Ended ended = program.run("stats", "snapshot", "--config-file", config(cluster).toString(), "--output",
                    out.toString());

            assertThat(ended.code()).as(ended.all()).isEqualTo(3);
            assertThat(ended.err()).contains("democluster: ").contains(" points").contains("127.0.0.2: no points: ");
        }
        Ended list = program.run("stats", "query", "--list", out.resolve("points.jsonl.gz").toString());
        assertThat(list.out()).contains("democluster").contains("node.load.1min").contains("3 points");
        Ended query = program.run("stats", "query", "--name", "node.load.1min", "--node", "2", "--csv",
                out.resolve("points.jsonl.gz").toString());
        assertThat(query.out()).hasLineCount(2).contains("2023-11-14T22:13:20Z,node.load.1min,democluster,2,");
        Ended chart = program.run("stats", "chart", "--output", folder.resolve("page.html").toString(),
                out.resolve("points.jsonl.gz").toString());
        assertThat(chart.code()).as(chart.all()).isZero();
        assertThat(folder.resolve("page.html")).content().contains("Load of nodes").contains("node 3");
        assertThat(out.resolve("clusters.json")).content().doesNotContain(OnefsSetup.PASSWORD + "\"")
                .doesNotContain(OnefsSetup.USER);
    }

    @Test
    void aGatherHasWhatIsConfigured() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            program.with("GATHER_STATS_CONFIG", config(cluster).toString());
            Ended ended = program.run("--group", "stats.snapshot", "--stats-for", "1s");

            assertThat(ended.code()).as(ended.all()).isZero();
        }
        String bundle = bundle().toString();
        Ended points = program.run("cat", bundle, "local/stats/points.jsonl");
        assertThat(points.out()).contains("\"name\":\"node.load.1min\"").contains("\"cluster\":\"democluster\"");
        Ended clusters = program.run("cat", bundle, "local/stats/clusters.json");
        assertThat(clusters.out()).contains("\"seconds\" : 1").contains("127.0.0.2").contains("\"FAILED\"")
                .doesNotContain(OnefsSetup.USER);
        assertThat(program.run("ls", bundle, "local/stats/**").out()).contains("stats.html");
    }

    @Test
    void withoutAConfigurationItIsSkipped() throws Exception {
        Ended ended = program.run("--group", "stats.snapshot,host.uptime");

        assertThat(ended.all()).contains("local: 1 not applicable");
        assertThat(program.run("cat", bundle().toString(), "manifest.json").out()).contains("stats.config");
    }

    @Test
    void anOptionOfAModuleIsCheckedAsItsSettingIs() {
        assertThat(program.run("--stats-for", "soon").all()).contains("--stats-for").contains("is not a duration");
        assertThat(program.run("run", "--help").out()).contains("--stats-for");
        assertThat(program.run("plan", "--group", "stats", "--stats-for", "5m").code()).isZero();
        assertThat(program.run("settings", "modify", "--set", "stats.for=5m").code()).isZero();
        assertThat(program.run("settings", "view").out()).contains("stats.for = 5m");
    }

    @Test
    void topSaysThatNothingRuns() {
        Ended ended = program.run("stats", "top", "--once");

        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("no collector has run here").contains("gather stats run");
        assertThat(program.run("stats", "--help").out()).contains("top").contains("query").contains("snapshot");
    }

    private Path config(OnefsCluster cluster) {
        return program.file("idic.toml", """
                [global]
                version = "0.40"
                stats_processor = "discard"
                max_retries = 1
                min_update_interval_override = 1
                active_stat_groups = ["g"]
                [summary_stats]
                protocol = true
                [[statgroup]]
                name = "g"
                update_interval = "1"
                stats = ["node.load.1min", "cluster.health"]
                [[cluster]]
                hostname = "%s"
                port = %d
                username = "%s"
                password = "%s"
                verify-ssl = false
                [[cluster]]
                hostname = "127.0.0.2"
                port = 1
                username = "u"
                password = "p"
                """.formatted(cluster.host(), cluster.port(), OnefsSetup.USER, OnefsSetup.PASSWORD));
    }

    private Path bundle() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("bundles"), "*.tgz")) {
            return all.iterator().next();
        }
    }
}
