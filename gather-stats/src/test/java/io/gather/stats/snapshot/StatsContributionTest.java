package io.gather.stats.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.core.module.ModuleContext;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.units.ByteSize;
import io.gather.stats.query.TypedVerb;
import io.gather.stats.sink.StatsSinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StatsContributionTest {
    @TempDir
    Path folder;

    private final StatsContribution contribution = new StatsContribution(_ -> new FakeClusters(),
            StatsSinks::installed);
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

    @Test
    void isLeftOutWhereNothingIsSet() {
        assertThat(contribution.absent(new TypedVerb(folder, Clock.systemUTC()))).hasValueSatisfying(
                why -> assertThat(why).contains("stats.config"));
    }

    @Test
    void writesPointsReportAndPageAndLeavesNothing() throws Exception {
        Path old = Files.createDirectory(folder.resolve("snapshot-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));
        Context context = new Context(
                Files.writeString(folder.resolve("idic.toml"), SnapshotTest.text("good", "down")));

        assertThat(contribution.absent(context)).isEmpty();
        contribution.write(context, name -> files.computeIfAbsent(name, _ -> new ByteArrayOutputStream()));

        assertThat(files.keySet()).containsExactly("clusters.json", "stats.html", "points.jsonl");
        assertThat(files.getOrDefault("points.jsonl", new ByteArrayOutputStream()).toString(StandardCharsets.UTF_8))
                .hasLineCount(2).startsWith("{\"time\":");
        assertThat(files.values()).noneMatch(it -> it.toString(StandardCharsets.UTF_8).contains("open-sesame"));
        assertThat(context.base.messages()).containsExactly("down: nobody answers at down");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("idic.toml"));
        }
    }

    @Test
    void allButPointsIsThereWhereTheyAreTooMany() throws Exception {
        Context context = new Context(Files.writeString(folder.resolve("idic.toml"), SnapshotTest.text("good")));
        new StatsContribution(_ -> new FakeClusters(), StatsSinks::installed,
                new PointRoom(ByteSize.of(1), ByteSize.of(0))).write(context,
                        name -> files.computeIfAbsent(name, _ -> new ByteArrayOutputStream()));

        assertThat(files.keySet()).containsExactly("clusters.json", "stats.html", "points.jsonl");
        assertThat(files.getOrDefault("points.jsonl", new ByteArrayOutputStream()).toString(StandardCharsets.UTF_8))
                .hasLineCount(1);
        assertThat(context.base.messages()).singleElement().asString().contains("further points are left out");
    }

    /** A quarter of an hour of 252 nodes each 5 s: 2.3 million points of 163 bytes. */
    @Test
    void thereIsRoomForAQuarterOfAnHour() {
        assertThat(contribution.max().bytes()).isGreaterThan(2 * 15 * 12 * 12_650L * 163);
    }

    private final class Context implements ModuleContext {
        private final TypedVerb base = new TypedVerb(folder, Clock.systemUTC());
        private final Path config;

        Context(Path config) {
            this.config = config;
        }

        @Override
        public Path state() {
            return folder;
        }

        @Override
        public Clock clock() {
            return base.clock();
        }

        @Override
        public SettingValues settings() {
            return new SettingValues() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> T of(Setting<T> setting) {
                    return setting.key().equals(StatsSettings.CONFIG.key()) ? (T) config : setting.builtIn();
                }
            };
        }

        @Override
        public Secrets secrets() {
            return base.secrets();
        }

        @Override
        public void notice(String text) {
            base.notice(text);
        }
    }
}
