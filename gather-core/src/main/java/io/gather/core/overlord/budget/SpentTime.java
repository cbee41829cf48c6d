package io.gather.core.overlord.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;

/** How long earlier processes worked on a gather: each as long as it journaled something, not the time between them. */
public final class SpentTime {
    private SpentTime() {}

    /**
     * @param entries of the journal
     * @param journal as the last of these processes left it
     */
    public static Duration of(List<JournalEntry> entries, Path journal) throws IOException {
        JournalEntry.Resumed last = Journal.last(entries, JournalEntry.Resumed.class)
                .orElseGet(() -> new JournalEntry.Resumed(began(entries), Duration.ZERO));
        Duration since = Duration.between(last.at(), Files.getLastModifiedTime(journal).toInstant());
        return last.spent().plus(since.isNegative() ? Duration.ZERO : since);
    }

    private static Instant began(List<JournalEntry> entries) {
        return Journal.last(entries, JournalEntry.Started.class).map(JournalEntry.Started::at).orElse(Instant.MAX);
    }
}
