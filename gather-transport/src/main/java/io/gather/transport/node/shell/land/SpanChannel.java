package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

import io.gather.core.bundle.gzip.ReadableAt;

/** Parts of a landing as one stream. */
final class SpanChannel implements ReadableByteChannel {
    private final ReadableAt bytes;
    private final List<Span> spans;
    private int span;
    private long at;

    SpanChannel(ReadableAt bytes, List<Span> spans, long offset) {
        this.bytes = bytes;
        this.spans = spans;
        this.at = offset;
        settle();
    }

    private void settle() {
        while (span < spans.size() && at >= spans.get(span).length()) {
            at -= spans.get(span).length();
            span++;
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (span == spans.size()) {
            return -1;
        }
        Span now = spans.get(span);
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + now.length() - at));
        try {
            int count = bytes.read(into, now.start() + at);
            at += Math.max(0, count);
            settle();
            return count;
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // The landing outlives its readers.
    }
}
