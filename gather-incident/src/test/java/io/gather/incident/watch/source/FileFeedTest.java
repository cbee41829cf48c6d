package io.gather.incident.watch.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.record.WatchState;
import io.gather.incident.watch.rule.FileGlob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FileFeedTest {
    @TempDir
    Path folder;

    private HeardLines follow(WatchState state) {
        return follow(state, null);
    }

    private HeardLines follow(WatchState state, @org.jspecify.annotations.Nullable Instant stopped) {
        return new HeardLines(new FileFeed(List.of(FileGlob.of(folder + "/*.log")), state.files(), stopped, 3,
                Duration.ofMillis(10), InstantSource.system()), state);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void givesWhatIsWrittenFromNowOn() throws Exception {
        write("a.log", "one\ntwo\nthree\nfour\nhalf a li");
        try (HeardLines heard = follow(WatchState.NONE)) {
            assertThat(List.of(heard.next(), heard.next(), heard.next())).allMatch(WatchedLine::old)
                    .extracting(WatchedLine::text).containsExactly("two", "three", "four");
            write("a.log", "ne\nnew\n");
            assertThat(heard.newUntil("new")).containsExactly("half a line", "new");
            write("b.log", "of a new file\n");
            assertThat(heard.newUntil("of a new file")).hasSize(1);
        }
    }

    @Test
    void followsTheNameThroughRotationRemovalAndTruncation() throws Exception {
        write("a.log", "old\n");
        Path log = folder.resolve("a.log");
        try (HeardLines heard = follow(WatchState.NONE)) {
            assertThat(heard.next().text()).isEqualTo("old");
            Files.move(log, folder.resolve("a.log.1"));
            write("a.log.1", "late to the old one\n");
            write("a.log", "first of the new one\n");
            assertThat(heard.newUntil("first of the new one")).containsExactly("late to the old one",
                    "first of the new one");
            write("a.log.1", "later still\n");
            assertThat(heard.newUntil("later still")).containsExactly("later still");
            Files.delete(log);
            write("a.log", "made again\n");
            assertThat(heard.newUntil("made again")).containsExactly("made again");
            Files.writeString(log, "");
            write("a.log", "emptied, and longer than what stood there\n");
            assertThat(heard.newUntil("emptied, and longer than what stood there")).hasSize(1);
        }
    }

    @Test
    void junkAndLongLinesDoNotStopIt() throws Exception {
        Path log = folder.resolve("a.log");
        Files.writeString(log, "the begin\n");
        try (HeardLines heard = follow(WatchState.NONE)) {
            assertThat(heard.next().old()).isTrue();
            Files.write(log, new byte[3 << 20], StandardOpenOption.APPEND);
            write("a.log", "\nsound again\n");
            WatchedLine junk = heard.next();
            assertThat(junk.text()).endsWith(" more)").hasSizeLessThan(17_000);
            assertThat(heard.newUntil("sound again")).hasSize(1);
        }
    }

    /** As fast as file systems can tell: they know when a file was made to some milliseconds. */
    private void rotate(String to) throws IOException {
        Path log = folder.resolve("a.log");
        FileTime before = made(log);
        Files.move(log, folder.resolve(to));
        do {
            Files.deleteIfExists(folder.resolve("new"));
            Files.createFile(folder.resolve("new"));
        } while (made(folder.resolve("new")).compareTo(before) <= 0);
        Files.move(folder.resolve("new"), log);
    }

    private static FileTime made(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).creationTime();
    }

    /** Stopped at random moments, with rotations between and while it does not run: each line once. */
    @Test
    void losesNoLineAndGivesNoneTwice() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        Files.writeString(folder.resolve("a.log"), "the begin\n");
        WatchState state = WatchState.NONE;
        Instant stopped = null;
        List<String> given = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (int run = 0; run < 8; run++) {
            try (HeardLines heard = follow(state, stopped)) {
                if (run == 0) {
                    assertThat(heard.next().text()).isEqualTo("the begin");
                }
                int lines = 1 + random.nextInt(30);
                for (int i = 0; i < lines; i++) {
                    written.add("line " + written.size());
                    write("a.log", written.getLast() + "\n");
                    if (random.nextInt(15) == 0) {
                        rotate("a.log." + run + "-" + i);
                        written.add("line " + written.size());
                        write("a.log", written.getLast() + "\n");
                    }
                }
                given.addAll(heard.newUntil(written.getLast()));
                state = heard.state();
            }
            stopped = Instant.now();
            for (int i = 0; i < random.nextInt(5); i++) {
                written.add("line " + written.size());
                write("a.log", written.getLast() + "\n");
            }
            if (random.nextBoolean()) {
                rotate("a.log.away" + run);
                written.add("line " + written.size());
                write("a.log", written.getLast() + "\n");
            }
        }
        try (HeardLines heard = follow(state, stopped)) {
            written.add("the end");
            write("a.log", "the end\n");
            given.addAll(heard.newUntil("the end"));
        }
        assertThat(given).as("seed " + seed).containsExactlyElementsOf(written);
    }
}
