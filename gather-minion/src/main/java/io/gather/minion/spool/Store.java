package io.gather.minion.spool;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

import io.gather.minion.content.TailStore;
import org.jspecify.annotations.Nullable;

/** Holds results until they are collected. Safe for several threads; each channel is for one. */
sealed interface Store permits DiskStore, MemoryStore {

    /** An empty file to write and to read, in the place of one that may be there. */
    SeekableByteChannel create(String file) throws IOException;

    /** @throws java.nio.file.NoSuchFileException where it was deleted */
    SeekableByteChannel open(String file) throws IOException;

    boolean exists(String file);

    /** Returns whether there was one. */
    boolean delete(String file) throws IOException;

    /** Nothing of it is left on the node. */
    void delete() throws IOException;

    /** Why nothing more may be stored; null: there is room. */
    @Nullable
    String shortage();

    /** Why no more results should be begun: it takes room to tell of them too. Null: there is room. */
    @Nullable
    String narrow();

    /** How many bytes may be written until {@link #shortage} is to be looked at again. */
    long checkEvery();

    /** What is said of a result that could not be written in full. */
    String full(IOException why);

    /** Gives up what was held back for telling of results. Returns whether there was something. */
    boolean useReserve();

    void holdBack();

    /** For a result whose last bytes only are wanted. */
    TailStore scratch(String name);

    Packing suited(Packing packing);

    /** What users should know of this place; null: nothing, results survive this process here. */
    @Nullable
    String notice();
}
