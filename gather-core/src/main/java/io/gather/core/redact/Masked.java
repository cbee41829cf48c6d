package io.gather.core.redact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Masks secrets line by line. Of a very long line 8 KiB at a time are looked at, with an overlap, so that memory stays bounded;
 * a secret longer than that is masked until the end of its line. Does not close the stream it writes to.
 */
final class Masked extends OutputStream {
    static final int WINDOW = 8 << 10;
    private static final int OVERLAP = 1 << 10;

    private final OutputStream out;
    private final Masks masks;
    private final byte[] window = new byte[WINDOW];
    private int held;
    private boolean swallowing;

    Masked(OutputStream out, Masks masks) {
        this.out = out;
        this.masks = masks;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int end = from + length;
        int at = from;
        while (at < end) {
            int line = at;
            int most = Math.min(end, at + WINDOW - held);
            while (line < most && bytes[line] != '\n') {
                line++;
            }
            System.arraycopy(bytes, at, window, held, line - at);
            held += line - at;
            at = line;
            if (line < end && bytes[line] == '\n') {
                endLine();
                out.write('\n');
                at++;
            } else if (held == WINDOW) {
                shift();
            }
        }
    }

    /** Writes the last line, where no line feed ends it. */
    void finish() throws IOException {
        endLine();
    }

    private void endLine() throws IOException {
        if (!swallowing) {
            put(masks.apply(text()));
        }
        swallowing = false;
        held = 0;
    }

    private void shift() throws IOException {
        if (swallowing) {
            held = 0;
            return;
        }
        String text = text();
        int cut = masks.cut(text, WINDOW - OVERLAP);
        if (cut == 0) {
            put(masks.apply(text));
            swallowing = true;
            held = 0;
            return;
        }
        put(masks.apply(text.substring(0, cut)));
        System.arraycopy(window, cut, window, 0, held - cut);
        held -= cut;
    }

    private String text() {
        return new String(window, 0, held, StandardCharsets.ISO_8859_1);
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
