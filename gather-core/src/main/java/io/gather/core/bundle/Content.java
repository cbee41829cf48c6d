package io.gather.core.bundle;

import java.util.List;

import io.gather.core.outcome.Result.Chunk;

/** What came out of compressing: size and digest of the whole, and the members in order. */
public record Content(long size, String sha256, List<Chunk> chunks) {
    public Content {
        chunks = List.copyOf(chunks);
    }

    public long stored() {
        return chunks.stream().mapToLong(Chunk::stored).sum();
    }
}
