package io.gather.minion.spool;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;
import io.gather.core.verdict.Numbers;
import io.gather.minion.content.TailStore;
import org.jspecify.annotations.Nullable;

/** Results in memory, where the node has no room on a disk: nothing is written there, and nothing survives this process. */
final class MemoryStore implements Store {
    /** What a task may have on its way from its last look at the room to the store. */
    private static final long UNDER_WAY = 256 << 10;

    private final ByteSize room;
    private final Quota quota;
    private final long margin;
    private final int tail;
    private final String why;
    private final Map<String, MemoryFile> files = new HashMap<>();

    /** @param why there is no other place */
    MemoryStore(Memory memory, Limits limits, String why) {
        int parallel = Numbers.parallel(limits);
        this.room = memory.room();
        this.quota = memory.quota();
        this.margin = Math.min(room.bytes() / 4, parallel * UNDER_WAY);
        this.tail = (int) Math.clamp(Numbers.TAILS_IN_MEMORY / parallel, UNDER_WAY, Numbers.TAILS_IN_MEMORY / 2);
        this.why = why;
    }

    @Override
    public synchronized SeekableByteChannel create(String file) {
        delete(file);
        MemoryFile created = new MemoryFile(quota);
        files.put(file, created);
        return new MemoryChannel(created);
    }

    @Override
    public synchronized SeekableByteChannel open(String file) throws IOException {
        MemoryFile found = files.get(file);
        if (found == null) {
            throw new NoSuchFileException(file, null, "is not in memory any more");
        }
        return new MemoryChannel(found);
    }

    @Override
    public synchronized boolean exists(String file) {
        return files.containsKey(file);
    }

    @Override
    public synchronized boolean delete(String file) {
        MemoryFile deleted = files.remove(file);
        if (deleted != null) {
            deleted.truncate(0);
        }
        return deleted != null;
    }

    @Override
    public synchronized void delete() {
        files.values().forEach(it -> it.truncate(0));
        files.clear();
        quota.close();
    }

    @Override
    public @Nullable String shortage() {
        return quota.left() >= margin ? null : full();
    }

    @Override
    public @Nullable String narrow() {
        return shortage();
    }

    @Override
    public long checkEvery() {
        return 0;
    }

    @Override
    public String full(IOException failure) {
        return full();
    }

    private String full() {
        return "the %s of memory for results are used up, and %s; choose another spool folder: spool in the settings"
                .formatted(
                        room, why);
    }

    @Override
    public boolean useReserve() {
        return quota.useReserve();
    }

    @Override
    public void holdBack() {
        quota.holdBack();
    }

    @Override
    public TailStore scratch(String name) {
        return new TailStore.InMemory(tail);
    }

    /** Several pieces at once would take more memory than the results. */
    @Override
    public Packing suited(Packing packing) {
        return new Packing(packing.small(), packing.small());
    }

    @Override
    public String notice() {
        return "results wait in memory, %s at most, and do not survive a crash, because %s; choose another spool folder: spool in the settings"
                .formatted(room, why);
    }
}
