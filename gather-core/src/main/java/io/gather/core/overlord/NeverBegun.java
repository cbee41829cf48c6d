package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.overlord.state.StateDirectory;

/**
 * Gathers whose process died before it had written down that they began, or after all but the folder was removed: nobody can go on
 * with them, and nothing of them is of use.
 */
final class NeverBegun {
    private final StateDirectory state;

    NeverBegun(StateDirectory state) {
        this.state = state;
    }

    /**
     * Removes what is left of them.
     *
     * @return how many there were
     */
    int remove() throws IOException {
        int removed = 0;
        for (GatherId id : state.unfinished()) {
            // Asked first: who is dead now writes nothing any more.
            if (!ClusterLock.mayRun(state, id)) {
                removed += remove(state.run(id)) ? 1 : 0;
            }
        }
        return removed;
    }

    private static boolean remove(RunDirectory run) throws IOException {
        List<JournalEntry> entries = Files.exists(run.journal()) ? Journal.read(run.journal()) : List.of();
        if (Journal.last(entries, JournalEntry.Started.class).isPresent()) {
            return false;
        }
        Optional<JournalEntry.Claiming> claim = Journal.last(entries, JournalEntry.Claiming.class);
        if (claim.isPresent()) {
            claim.get().files().giveUpUnused();
        }
        run.delete();
        return true;
    }
}
