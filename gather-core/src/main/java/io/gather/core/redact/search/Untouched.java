package io.gather.core.redact.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;

/** Whether a content may stay as it is: what is compressed is compressed again only where that is needed. */
public record Untouched(Redactor redactor) {
    private static final int BUFFER = 64 << 10;

    /**
     * Reads it to its end; where it cannot be read any further, what was read until then counts.
     *
     * @param going is asked from time to time, and throws when nobody wants to know any more
     */
    public boolean leaves(InputStream content, Going going) throws IOException {
        CRC32C before = new CRC32C();
        CheckedOutputStream after = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32C());
        RedactedStream redacted = redactor.content(after);
        byte[] buffer = new byte[BUFFER];
        for (int count = next(content, buffer); count >= 0; count = next(content, buffer)) {
            going.check();
            before.update(buffer, 0, count);
            redacted.write(buffer, 0, count);
        }
        redacted.finish();
        return before.getValue() == after.getChecksum().getValue();
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
