package io.gather.stats.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.stats.config.LogConfig;
import io.gather.stats.config.LogConfig.Format;
import io.gather.stats.config.LogConfig.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages are where they are configured, as those who read logs of gostats know them. */
class MessageLogTest {
    @TempDir
    Path folder;

    private final List<String> standardOutput = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("gostats.log");
    }

    private MessageLog open(LogConfig config) {
        return new MessageLog(config, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC),
                ZoneOffset.UTC, standardOutput::add, elsewhere::add);
    }

    private LogConfig config(Format format, Level level, boolean standard) {
        return new LogConfig(Optional.of(file), format, level, standard);
    }

    @Test
    void areWordsWithEqualsSigns() throws IOException {
        try (MessageLog log = open(config(Format.TEXT, Level.NOTICE, true))) {
            log.say(Level.WARN, "it is \"odd\"\n", "cluster", "east", "path", "/ifs/a b");
            log.say(Level.INFO, "nobody wants to know");
        }
        String line = "time=2023-11-14T22:13:20.000Z level=WARN msg=\"it is \\\"odd\\\"\\n\" cluster=east"
                + " path=\"/ifs/a b\"";
        assertThat(Files.readAllLines(file)).containsExactly(line);
        assertThat(standardOutput).containsExactly(line);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void areJsonInTheFileAlone() throws IOException {
        Files.writeString(file, "before\n");
        try (MessageLog log = open(config(Format.JSON, Level.TRACE, true))) {
            log.say(Level.TRACE, "hm", "cluster", "east");
        }
        assertThat(Files.readAllLines(file)).containsExactly("before",
                "{\"time\":\"2023-11-14T22:13:20.000Z\",\"level\":\"TRACE\",\"msg\":\"hm\",\"cluster\":\"east\"}");
        assertThat(standardOutput).containsExactly("time=2023-11-14T22:13:20.000Z level=TRACE msg=hm cluster=east");
    }

    @Test
    void goElsewhereWhereNothingIsConfigured() {
        try (MessageLog log = open(new LogConfig(Optional.empty(), Format.TEXT, Level.INFO, false))) {
            log.say(Level.INFO, "hm");
        }
        assertThat(elsewhere).singleElement().asString().endsWith("level=INFO msg=hm");
    }

    @Test
    void beginANewFileWhenTheOldOneIsMovedAway() throws IOException {
        try (MessageLog log = open(config(Format.TEXT, Level.INFO, false))) {
            log.say(Level.INFO, "one");
            Files.move(file, folder.resolve("gostats.log.1"));
            log.look();
            log.say(Level.INFO, "two");
        }
        assertThat(Files.readString(folder.resolve("gostats.log.1"))).endsWith("msg=one\n");
        assertThat(Files.readString(file)).endsWith("msg=two\n").doesNotContain("one");
    }

    @Test
    void changeTheirPlaceAndStayWhereTheNewOneIsNone() throws IOException {
        try (MessageLog log = open(config(Format.TEXT, Level.INFO, false))) {
            log.configure(new LogConfig(Optional.of(folder.resolve("none/there.log")), Format.TEXT, Level.INFO, false));
            log.say(Level.INFO, "stays");
            assertThat(elsewhere).singleElement().asString().contains("messages stay where they are");
            Path next = folder.resolve("next.log");
            log.configure(new LogConfig(Optional.of(next), Format.TEXT, Level.DEBUG, false));
            log.say(Level.DEBUG, "moves");
            assertThat(Files.readString(next)).endsWith("msg=moves\n");
        }
        assertThat(Files.readString(file)).endsWith("msg=stays\n");
    }

    @Test
    void needAFileThatCanBeWritten() {
        file = folder.resolve("none/there.log");
        assertThatThrownBy(() -> open(config(Format.TEXT, Level.INFO, false))).isInstanceOf(GatherException.class)
                .hasMessageContaining("messages cannot be written");
    }
}
