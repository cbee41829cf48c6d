package io.gather.core.merge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

import io.gather.core.bundle.gzip.ReadableAt;

/** Members that lie in several places, one behind the other. */
final class JoinedMembers implements ReadableByteChannel {
    private final List<Span> spans;
    private int next;
    private long at;

    /** Bytes of one place. */
    record Span(ReadableAt bytes, long offset, long length) {}

    JoinedMembers(List<Span> spans) {
        this.spans = spans;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (next == spans.size()) {
            return -1;
        }
        Span span = spans.get(next);
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + span.length() - at));
        int count;
        try {
            count = span.bytes().read(into, span.offset() + at);
        } finally {
            into.limit(limit);
        }
        at += Math.max(0, count);
        if (at == span.length()) {
            at = 0;
            next++;
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // The bundles outlive this.
    }
}
