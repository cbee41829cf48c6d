package io.gather.core.bundle.gzip;

import java.io.IOException;
import java.io.InputStream;

/** What several members in a row hold, as one stream, until a place in the file. */
public final class MemberSequence extends InputStream {
    private final MemberReader reader;
    private final long end;

    /** Goes on with the reader's member, if it is in one. */
    public MemberSequence(MemberReader reader, long end) {
        this.reader = reader;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = reader.read(bytes, offset, length);
        while (read < 0 && reader.position() < end) {
            reader.open(reader.position());
            read = reader.read(bytes, offset, length);
        }
        return read;
    }
}
