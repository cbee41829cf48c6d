package io.gather.core.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import com.fasterxml.jackson.core.JsonParseException;

/** JSON as ours is: parsers guess other encodings from the first bytes, and then fail in other ways. */
public final class Utf8Json {
    private static final int ENOUGH = 4;

    private Utf8Json() {}

    /** The same bytes; reads a few. */
    public static InputStream of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(ENOUGH);
        boolean zeros = false;
        for (byte b : start) {
            zeros |= b == 0;
        }
        boolean mark = start.length > 1 && (start[0] & 0xfe) == 0xfe && (start[1] & 0xfe) == 0xfe;
        if (zeros || mark) {
            throw new JsonParseException(null, "it is not in UTF-8");
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), in);
    }
}
