package io.gather.stats.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.fixtures.browser.Chromium;
import io.gather.stats.metric.Point;
import io.gather.stats.query.TypedVerb;
import io.gather.stats.store.PointStoreLimits;
import io.gather.stats.store.Samples;
import io.gather.stats.store.StoreWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChartVerbTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u2028\u202e";

    @TempDir
    Path folder;

    @Test
    void thePageIsThereWithoutAScript() throws Exception {
        store("east", 120);
        String page = page("--last", "1d");

        assertThat(List.of("<h1>Statistics of east</h1>", "Load of nodes", "<path class=\"line c0\"", "node 3",
                "content=\"default-src &#39;none&#39;")).allMatch(page::contains);
        assertThat(List.of("http://", "https://", " style=\"")).noneMatch(page::contains);
    }

    @Test
    void nothingIsToldAndIsExitCode5() throws Exception {
        TypedVerb run = new TypedVerb(folder, CLOCK).run(new ChartVerb(), "--output",
                folder.resolve("page.html").toString());

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.messages()).singleElement().asString().startsWith("there are no points");
        assertThatThrownBy(() -> new TypedVerb(folder, CLOCK).run(new ChartVerb(), "--output", "/nowhere/x"))
                .isInstanceOf(GatherException.class).hasMessageContaining("/nowhere/x cannot be a file");
    }

    @Test
    @Tag("peer")
    void aBrowserZoomsAndFilters() throws Exception {
        store("east", 120);
        store("west", 120);
        page("--last", "1d");
        Path page = folder.resolve("page.html");
        Chromium chromium = Chromium.find(folder);

        Chromium.Dom all = chromium.dump(page, "");
        assertThat(all.complaints()).isEmpty();
        assertThat(all.requests()).isEmpty();
        assertThat(all.text()).contains("data-ready=\"true\"");
        assertThat(shown(all)).isEqualTo(4);

        long from = NOW.getEpochSecond() - 1200;
        Chromium.Dom some = chromium.dump(page, "#q=node%202&from=" + from + "&until=" + (from + 300));
        assertThat(some.complaints()).isEmpty();
        assertThat(shown(some)).isEqualTo(2);
        assertThat(some.text()).contains(">11-22 03:10:00<").contains(">11-22 03:15:00<")
                .doesNotContain(">11-22 02:30:15<");
        for (Chromium.Screen screen : Chromium.Screen.values()) {
            Path picture = Path.of(System.getProperty("gather.root"), "gather-stats/target/screenshots",
                    "charts-" + screen.word() + ".png");
            chromium.photograph(page, screen, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    @Tag("peer")
    void namesRunNothing() throws Exception {
        StoreWriter writer = writer("x");
        for (int i = 0; i < 3; i++) {
            writer.write(List.of(
                    Samples.point(HOSTILE, NOW.getEpochSecond() - i * 60L, i, "cluster", HOSTILE, HOSTILE, HOSTILE),
                    Samples.point("node.load.1min", NOW.getEpochSecond() - i * 60L, i, "cluster", HOSTILE, "node",
                            HOSTILE)));
        }
        for (String[] line : new String[][]{{}, {"--name", "*"}}) {
            page(line);
            Chromium.Dom dom = Chromium.find(folder).dump(folder.resolve("page.html"), "");

            assertThat(dom.text()).doesNotContain("<img").contains("data-ready");
            assertThat(dom.complaints()).isEmpty();
            assertThat(dom.requests()).isEmpty();
        }
    }

    private static long shown(Chromium.Dom dom) {
        return Pattern.compile("<article class=\"card panel\" data-panel=\"[0-9.]+\">").matcher(dom.text()).results()
                .count();
    }

    private String page(String... line) throws Exception {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--output", folder.resolve("page.html").toString()));
        TypedVerb run = new TypedVerb(folder, CLOCK).run(new ChartVerb(), all.toArray(String[]::new));
        assertThat(run.code()).isZero();
        assertThat(run.results()).containsExactly(folder.resolve("page.html").toString());
        return Files.readString(folder.resolve("page.html"));
    }

    private void store(String cluster, int count) throws Exception {
        StoreWriter writer = writer(cluster);
        Random random = new Random(1);
        for (int i = count; i > 0; i--) {
            long seconds = NOW.getEpochSecond() - i * 30L;
            List<Point> points = new ArrayList<>();
            for (int node = 1; node <= 3; node++) {
                points.add(Samples.point("node.load.1min", seconds, 100 * node + random.nextInt(80), "cluster", cluster,
                        "node", "" + node));
            }
            points.add(
                    Samples.point("ifs.bytes.in.rate", seconds, 5e6 + random.nextInt(1_000_000), "cluster", cluster));
            writer.write(points);
        }
    }

    private StoreWriter writer(String cluster) {
        return new StoreWriter(folder.resolve("points"), cluster, PointStoreLimits.USUAL, CLOCK, new Random());
    }
}
