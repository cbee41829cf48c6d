package io.gather.core.bundle.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** Records in the order of their names, those of one name in that of the bundle. What does not fit into memory is sorted in a file. */
final class SortedRecords {
    private static final int BUFFER = 16 << 10;

    private final PriorityQueue<RecordRun> runs = new PriorityQueue<>(
            Comparator.comparing(RecordRun::record).thenComparingInt(RecordRun::number));
    private @Nullable RecordRun taken;

    private SortedRecords() {}

    /**
     * @param scratch an empty file, which this needs until the last record
     * @param memory bytes of records that are sorted at a time
     */
    static SortedRecords of(TableRecords records, FileChannel scratch, int memory) throws IOException {
        SortedRecords sorted = new SortedRecords();
        List<Long> ends = new ArrayList<>();
        long size = records.size();
        DataInputStream in = new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(records.file().position(0)), BUFFER));
        DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(scratch), BUFFER));
        RecordBatch batch = new RecordBatch();
        for (long rest = size; rest > 0;) {
            rest -= batch.fill(in, rest, memory);
            batch.writeSorted(out);
            out.flush();
            ends.add(scratch.position());
        }
        for (int i = 0; i < ends.size(); i++) {
            RecordRun run = new RecordRun(scratch, i, i == 0 ? 0 : ends.get(i - 1), ends.get(i), BUFFER);
            if (run.next()) {
                sorted.runs.add(run);
            }
        }
        return sorted;
    }

    /** The next one, until the next call; null after the last. */
    @Nullable
    RecordBytes next() throws IOException {
        if (taken != null && taken.next()) {
            runs.add(taken);
        }
        taken = runs.poll();
        return taken == null ? null : taken.record();
    }
}
