package io.gather.core.bundle;

import java.io.IOException;

/** Turns one content into members; the two ways differ in threads and memory only. */
sealed interface Members extends AutoCloseable permits SequentialMembers, ParallelMembers {
    /** Content bytes a member holds at most. */
    int MEMBER = 4 << 20;

    void write(byte[] bytes, int offset, int length) throws IOException;

    java.util.List<io.gather.core.outcome.Result.Chunk> finish() throws IOException;

    @Override
    void close();
}
