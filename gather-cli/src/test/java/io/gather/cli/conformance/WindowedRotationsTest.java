package io.gather.cli.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import io.gather.core.compress.Compressor;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.window.Window;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.random.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A log of some days that was rotated and compressed by chance, in windows made by chance: no line of a window is ever missing. */
class WindowedRotationsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final int WINDOWS = 4;

    private static final List<Compressor> COMPRESSORS = List.of(Compressor.values());

    @TempDir
    Path temp;

    private final long seed = Seed.next();
    private final Random random = new Random(seed);
    private final List<Line> lines = new ArrayList<>();
    private Path log;

    private final List<MinionRun> runs = new ArrayList<>();

    @AfterEach
    void discard() throws Exception {
        for (MinionRun run : runs) {
            run.discard();
        }
    }

    private record Line(Instant time, String text) {}

    @BeforeEach
    void lay() throws Exception {
        log = Files.createDirectories(temp.resolve("tree/log"));
        Instant time = BEGIN;
        int rotations = 4 + random.nextInt(5);
        for (int i = rotations; i >= 0; i--) {
            StringBuilder text = new StringBuilder();
            for (int count = 50 + random.nextInt(3_000); count > 0; count--) {
                time = time.plusSeconds(random.nextInt(60));
                Line line = new Line(time, time + " app: line " + lines.size() + " " + "x".repeat(random.nextInt(60)));
                lines.add(line);
                text.append(line.text()).append('\n');
            }
            Compressor by = i == 0 || random.nextInt(6) == 0
                    ? null
                    : COMPRESSORS.get(random.nextInt(COMPRESSORS.size()));
            write(i == 0 ? "messages" : "messages." + i, by, text.toString(), time.plusMillis(random.nextInt(2_000)));
            time = time.plusSeconds(random.nextInt(3_000));
        }
    }

    private void write(String name, @Nullable Compressor by, String text, Instant modified) throws Exception {
        Path file = Files.writeString(log.resolve(name), text);
        if (by != null) {
            Path packed = log.resolve(name + by.ending());
            pack(by, file, packed);
            Files.delete(file);
            file = packed;
        }
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private static void pack(Compressor by, Path file, Path packed) throws Exception {
        if (by == Compressor.GZIP) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(file, out);
            }
        } else {
            Process process = new ProcessBuilder(by.program(), "-qc").redirectInput(file.toFile())
                    .redirectOutput(packed.toFile()).start();
            assertThat(process.waitFor()).isZero();
        }
    }

    private Window window() {
        Instant from = BEGIN.plusSeconds(random.nextInt(1_000_000));
        Instant last = lines.getLast().time();
        from = from.isBefore(last) ? from : lines.get(random.nextInt(lines.size())).time();
        return switch (random.nextInt(3)) {
            case 0 -> new Window(from, null);
            case 1 -> new Window(null, from.plusSeconds(1));
            default -> new Window(from, from.plus(Duration.ofMinutes(1 + random.nextInt(6_000))));
        };
    }

    private List<String> wanted(Window window) {
        return lines.stream().filter(it -> window.holds(it.time())).map(Line::text).sorted().toList();
    }

    private List<Gathered> gather(MinionLauncher minions, List<Window> windows) throws Exception {
        List<Gathered> all = new ArrayList<>();
        for (Window window : windows) {
            PlanTasks tasks = new PlanTasks().timeout(Duration.ofMinutes(2)).window(window);
            if (window.from() != null) {
                tasks.since(window.from());
            }
            MinionRun run = Both.start(minions, tasks.files(log));
            runs.add(run);
            all.add(Gathered.all(run));
        }
        return all;
    }

    /** The lines of all files, sorted. */
    private static List<String> lines(Gathered gathered) throws Exception {
        List<String> found = new ArrayList<>();
        for (Result result : gathered.results(1)) {
            if (result.status() != Status.SKIPPED) {
                new String(LogHistory.unpacked(gathered.bytes(gathered.one(1), result)), StandardCharsets.UTF_8).lines()
                        .forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    @Test
    void hasEveryLineOfEachWindow() throws Exception {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            windows.add(window());
        }
        Both both = new Both(temp, "dash");
        List<Gathered> java = gather(both.each().toList().getFirst(), windows);
        List<Gathered> shell = gather(both.each().toList().getLast(), windows);
        for (int i = 0; i < WINDOWS; i++) {
            assertThat(lines(java.get(i))).as("%s, seed %d", windows.get(i), seed)
                    .hasSameSizeAs(wanted(windows.get(i)));
            assertThat(lacking(java.get(i), windows.get(i))).as("%s, seed %d", windows.get(i), seed).isEmpty();
            // What it sends is cut where it arrives, but for what only the node can uncompress.
            assertThat(lacking(shell.get(i), windows.get(i))).as("%s, seed %d", windows.get(i), seed).isEmpty();
        }
    }

    private List<String> lacking(Gathered gathered, Window window) throws Exception {
        List<String> lacking = new ArrayList<>(wanted(window));
        lacking.removeAll(new HashSet<>(lines(gathered)));
        return lacking;
    }

    @Test
    void tellsUncompressedWhatOnlyAProgramUncompresses() throws Exception {
        try (var files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(BEGIN.plusSeconds(i)).append(" line ").append(i).append('\n');
        }
        write("a.log.1", Compressor.XZ, text.toString(), BEGIN.plusSeconds(2_000));
        write("late.log.1", Compressor.ZSTD, text.toString().replace("2026-11-01", "2026-11-03"),
                BEGIN.plus(Duration.ofDays(3)));
        write("untimed.log.1", Compressor.BZIP2, "no time\n".repeat(900), BEGIN.plusSeconds(1_005));
        write("torn.log.1", Compressor.XZ, text.toString(), BEGIN.plusSeconds(2_000));
        tear(log.resolve("torn.log.1.xz"));
        Window window = new Window(BEGIN.plusSeconds(1_000), BEGIN.plusSeconds(1_010));

        Gathered gathered = gather(new Both(temp, "dash").each().toList().getFirst(), List.of(window)).getFirst();

        Result cut = gathered.result(1, log + "/a.log.1.xz");
        assertThat(cut.path()).endsWith("/a.log.1");
        assertThat(cut.message()).contains("only what is from 2026-11-01T00:16:40Z", "uncompressed");
        assertThat(new String(gathered.bytes(gathered.one(1), cut), StandardCharsets.UTF_8).lines()).hasSize(10)
                .first().isEqualTo("2026-11-01T00:16:40Z line 1000");
        assertThat(gathered.result(1, log + "/late.log.1.zst").status()).isEqualTo(Status.SKIPPED);
        assertThat(gathered.result(1, log + "/untimed.log.1.bz2").path()).endsWith(".bz2");
        // What cannot be looked into is not left out.
        assertThat(gathered.result(1, log + "/torn.log.1.xz").path()).endsWith(".xz");
        assertThat(gathered.result(1, log + "/torn.log.1.xz").status()).isEqualTo(Status.OK);
    }

    private static void tear(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        Files.write(file, Arrays.copyOf(all, all.length - 20));
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
