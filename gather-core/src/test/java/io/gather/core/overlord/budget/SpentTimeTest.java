package io.gather.core.overlord.budget;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.overlord.state.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpentTimeTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void isOfEachProcessUntilItsLastWord() throws Exception {
        JournalEntry.Resumed second = new JournalEntry.Resumed(AT, Duration.ofMinutes(5));

        assertThat(SpentTime.of(List.of(second), journal(AT.plusSeconds(60)))).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void isNothingWhereTheClockWentBack() throws Exception {
        JournalEntry.Resumed second = new JournalEntry.Resumed(AT, Duration.ofMinutes(5));

        assertThat(SpentTime.of(List.of(second), journal(AT.minusSeconds(60)))).isEqualTo(Duration.ofMinutes(5));
    }

    private Path journal(Instant written) throws Exception {
        Path journal = Files.writeString(folder.resolve("journal"), "x");
        return Files.setLastModifiedTime(journal, FileTime.from(written));
    }
}
