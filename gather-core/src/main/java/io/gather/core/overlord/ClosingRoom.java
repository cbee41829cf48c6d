package io.gather.core.overlord;

import java.nio.charset.StandardCharsets;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound of what comes after the last result: the index, and the metadata that describe everything. What repeats itself in
 * them is compressed to nearly nothing; names, digests and messages are not.
 */
final class ClosingRoom {
    /** The report's page, the log's beginning, headers and the end. */
    static final long LEAST = 512 << 10;
    /** In both indexes. */
    private static final long INDEX_LINE = 240;
    private static final long INDEX_PART = 120;
    private static final long RESULT = 240;
    private static final long OUTCOME = 400;

    private long index;
    private long metadata = LEAST;

    /** What one more result would add to both. */
    static long of(Result result) {
        return index(result) + metadata(result);
    }

    void add(Result result) {
        index += index(result);
        metadata += metadata(result);
    }

    void add(Outcome outcome) {
        metadata += OUTCOME + length(outcome.message()) + length(outcome.source());
    }

    private static long index(Result result) {
        return INDEX_LINE + length(result.path()) + length(result.target()) + INDEX_PART * result.chunks().size();
    }

    private static long metadata(Result result) {
        return RESULT + length(result.path()) + length(result.source()) + length(result.message());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    long index() {
        return index + LEAST / 8;
    }

    long metadata() {
        return metadata;
    }

    long all() {
        return index() + metadata;
    }
}
