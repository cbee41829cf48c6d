package io.gather.core.redact.search;

import java.io.IOException;
import java.io.InputStream;

import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;

/** Whether a content may stay as it is: what is compressed is compressed again only where that is needed. */
public record Untouched(Redactor redactor) {
    private static final int BUFFER = 64 << 10;

    /**
     * Reads it to its end, or to where it is seen that it may not; where it cannot be read any further, what was read until then counts.
     *
     * @param going is asked from time to time, and throws when nobody wants to know any more
     */
    public boolean leaves(InputStream content, Going going) throws IOException {
        Unchanged unchanged = new Unchanged();
        RedactedStream redacted = redactor.content(unchanged);
        byte[] buffer = new byte[BUFFER];
        for (int count = next(content, buffer); count >= 0 && !unchanged.differs(); count = next(content, buffer)) {
            going.check();
            unchanged.expect(buffer, count);
            redacted.write(buffer, 0, count);
        }
        redacted.finish();
        return unchanged.isSame();
    }

    /** Damage ends it. */
    private static int next(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException damaged) {
            return -1;
        }
    }

    /** Whether to go on. */
    @FunctionalInterface
    public interface Going {
        void check() throws IOException;
    }
}
