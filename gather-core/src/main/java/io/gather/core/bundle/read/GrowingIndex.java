package io.gather.core.bundle.read;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The index of an unfinished bundle as that of a finished one: of lines, which are objects, one object. */
final class GrowingIndex extends FilterInputStream {
    /**
     * @param from where a line begins
     * @param to where one ends
     */
    GrowingIndex(Path lines, long from, long to) throws IOException {
        super(new SequenceInputStream(Collections.enumeration(
                List.of(text("{\"entries\":["), new Joined(behind(lines, from), to - from), text("]}")))));
    }

    private static InputStream behind(Path lines, long from) throws IOException {
        InputStream in = Files.newInputStream(lines);
        try {
            in.skipNBytes(from);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** So many bytes, with a comma for each line's end but the last one's. */
    private static final class Joined extends FilterInputStream {
        private long left;

        Joined(InputStream lines, long size) {
            super(lines);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = left == 0 ? -1 : in.read(into, from, (int) Math.min(length, left));
            for (int i = from; i < from + count; i++) {
                left--;
                if (into[i] == '\n' && left > 0) {
                    into[i] = ',';
                }
            }
            return count;
        }
    }
}
