package io.gather.core.overlord.budget;

import java.io.IOException;
import java.time.Duration;

import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.plan.Limits;
import io.gather.core.plan.TotalLimits;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** What all places of a gather together may gather, and in what time. Safe for several threads. */
public final class SharedBudget {
    private final TotalLimits total;
    private final Journal journal;
    private final SizeShares shares;
    private final SharedTime time;

    /** @param spent of the time, by earlier processes */
    public SharedBudget(TotalLimits total, Duration spent, Journal journal) {
        this.total = total;
        this.journal = journal;
        this.shares = new SizeShares(total.size().bytes());
        this.time = SharedTime.of(total.time(), spent);
    }

    /** It will begin, or end without having begun. */
    public void expect(String place) {
        shares.expect(place);
    }

    /** As journaled by an earlier process. */
    public void restore(JournalEntry.Granted entry) {
        shares.restoreGranted(entry.place(), entry.size().bytes());
    }

    public void restore(JournalEntry.Returned entry) {
        shares.restoreReturned(entry.place(), entry.used().bytes());
    }

    public boolean isTimeOver() {
        return time.isOver();
    }

    /** Why a place does not begin any more. */
    public String timeOver() {
        return "the gather's total time of " + Durations.show(total.time()) + " was over before it began";
    }

    /**
     * What a place that begins may use. Journaled, so that a process that goes on does not grant it twice.
     *
     * @param limits of each place
     */
    public Limits begin(String place, Limits limits) throws IOException {
        return limits.within(size(place, limits.totalSize()), time.within(limits.totalTime()));
    }

    private ByteSize size(String place, ByteSize most) throws IOException {
        if (total.size().bytes() == 0) {
            return most;
        }
        boolean known = shares.has(place);
        ByteSize size = ByteSize.of(shares.grant(place, most.bytes()));
        if (!known) {
            journal.add(new JournalEntry.Granted(place, size));
        }
        return size;
    }

    /**
     * Nothing more comes of a place, in this process.
     *
     * @param used bytes of its results before compression
     */
    public void ended(String place, long used) throws IOException {
        if (shares.has(place)) {
            journal.add(new JournalEntry.Returned(place, ByteSize.of(used)));
        }
        shares.ended(place, used);
    }
}
