package io.gather.core.obfuscate;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.obfuscate.scan.Rewriter;

/**
 * Content on its way, with identities replaced; the same whatever the pieces are in which it comes. Does not close the stream it
 * writes to, nor flush it; whoever has written everything says {@link #finish}. For one thread.
 */
public final class ObfuscatedStream extends OutputStream {
    private static final int WINDOW = 64 << 10;

    private final OutputStream out;
    private final Rewriter rewriter;
    private final byte[] window = new byte[WINDOW];
    private int written;
    private int held;

    ObfuscatedStream(OutputStream out, Rewriter rewriter) {
        this.out = out;
        this.rewriter = rewriter;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int at = from; at < from + length;) {
            int part = Math.min(from + length - at, WINDOW - held);
            System.arraycopy(bytes, at, window, held, part);
            held += part;
            at += part;
            if (held == WINDOW) {
                shift();
            }
        }
    }

    private void shift() throws IOException {
        written = rewriter.rewrite(window, written, WINDOW - Rewriter.AHEAD, WINDOW, out);
        int from = written - Rewriter.BEHIND;
        System.arraycopy(window, from, window, 0, held - from);
        held -= from;
        written = Rewriter.BEHIND;
    }

    /** Writes what is held back. */
    public void finish() throws IOException {
        rewriter.rewrite(window, written, held, held, out);
        written = 0;
        held = 0;
    }
}
