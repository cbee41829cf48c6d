package io.gather.minion.content;

import java.nio.file.Path;

/** Where the last bytes of a stream wait for its end. */
public sealed interface TailStore {
    Tail tail(long capacity);

    /** @param file for what is too much to be held in memory; it exists only while it is needed */
    record InFile(Path file) implements TailStore {
        @Override
        public Tail tail(long capacity) {
            return new Ring(capacity, file);
        }
    }

    /** @param packed bytes of memory that they may take when they are compressed */
    record InMemory(int packed) implements TailStore {
        @Override
        public Tail tail(long capacity) {
            return new PackedTail(capacity, packed);
        }
    }
}
