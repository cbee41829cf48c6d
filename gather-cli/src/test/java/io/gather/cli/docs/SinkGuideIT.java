package io.gather.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar with a sink for statistics that a stranger builds from the guide alone, and what may happen to it. */
class SinkGuideIT {
    private static final String BUILD = """
            javac -proc:none -d csv/classes -cp "$GATHER_HOME/lib/*" csv/src/csv/*.java
            cp -R csv/src/META-INF csv/classes/
            jar --create --file "$GATHER_HOME/plugins/csv.jar" -C csv/classes .
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.make(folder);
        for (Document.Block block : Document.of("docs/modules.md").blocks()) {
            if (block.marked("file").startsWith("csv/")) {
                sandbox.write(block.marked("file"), block.text());
            }
        }
        run(BUILD);
        Files.createDirectory(folder.resolve("work/points"));
    }

    @AfterEach
    void close() throws IOException {
        sandbox.close();
    }

    private Sandbox.Ended run(String line) throws IOException, InterruptedException {
        Sandbox.Ended ended = sandbox.run(line);
        assertThat(ended.exit()).as(line + "\n" + ended.output()).isZero();
        return ended;
    }

    private void configure(OnefsCluster cluster) throws IOException {
        sandbox.write("idic.toml", """
                [global]
                version = "0.40"
                stats_processor = "csv"
                min_update_interval_override = 1
                active_stat_groups = ["load"]

                [csv]
                folder = "points"

                [[cluster]]
                hostname = "127.0.0.1"
                port = %d
                username = "%s"
                password = "%s"

                [[statgroup]]
                name = "load"
                update_interval = "1"
                stats = ["node.load.1min"]
                """.formatted(cluster.port(), OnefsSetup.USER, OnefsSetup.PASSWORD));
    }

    @Test
    void takesPointsOfACollectorThatRuns() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(OnefsTls.in(folder), OnefsSetup.small())) {
            configure(cluster);
            run("gather stats run --config-file idic.toml >collector.txt 2>&1 & echo $! >collector");
            Path points = folder.resolve("work/points/democluster.csv");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!Files.exists(points) || Files.readAllLines(points).size() < 6) {
                assertThat(System.nanoTime()).as(run("cat collector.txt").output()).isLessThan(end);
                LockSupport.parkNanos(50_000_000);
            }
            run("kill $(cat collector); while kill -0 $(cat collector) 2>/dev/null; do sleep 0.05; done");

            List<String> lines = Files.readAllLines(points);
            assertThat(lines).allMatch(line -> line.matches("\\d{10},node\\.load\\.1min,value,[0-9.]+,[1-3]"));
            assertThat(run("gather stats top --once --json").output()).contains("\"sink\"", "csv");
        }
    }

    @Test
    void aJarThatLacksItsClassKeepsNobodyFromOthers() throws Exception {
        run("rm csv/classes/csv/CsvSinks.class"
                + " && jar --create --file \"$GATHER_HOME/plugins/csv.jar\" -C csv/classes .");
        try (OnefsCluster cluster = OnefsCluster.start(OnefsTls.in(folder), OnefsSetup.small())) {
            configure(cluster);
            Sandbox.Ended refused = sandbox.run("gather stats check idic.toml");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.output()).contains("there is no sink 'csv'").doesNotContain("\tat ");
            run("sed -i 's/\"csv\"/\"discard\"/' idic.toml && gather stats check idic.toml");
        }
    }
}
