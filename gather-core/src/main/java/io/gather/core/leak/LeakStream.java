package io.gather.core.leak;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

import io.gather.core.leak.word.WordStream;
import io.gather.core.obfuscate.ObfuscatedStream;
import io.gather.core.obfuscate.Originals;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** Searches one content, whatever the pieces are in which it comes; {@link #finish} ends it. For one thread. */
final class LeakStream extends OutputStream {
    /** What a rule finds. */
    static final String SECRET = "secret";

    private static final int WINDOW = 64 << 10;

    private final WritingIndex index;
    private final @Nullable WordStream words;
    private final LeakTally tally;
    private final ObfuscatedStream names;
    private final Redactor redactor;
    private final RedactedStream secrets;
    private final CRC32 before = new CRC32();
    private final CheckedOutputStream after = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    private final byte[] window;
    private int held;

    /** @param words looks for secrets that were masked elsewhere; null: there are none */
    LeakStream(Originals originals, WritingIndex index, Redactor redactor, @Nullable WordStream words,
            LeakTally tally) {
        this.index = index;
        this.words = words;
        this.tally = tally;
        this.names = originals.search(it -> tally.found(it.kind().word(), it.text(), LeakTally.PLAIN, 0, 1));
        this.redactor = redactor.counting();
        this.secrets = this.redactor.content(after);
        this.window = new byte[WINDOW + index.longest()];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        names.write(bytes, from, length);
        secrets.write(bytes, from, length);
        before.update(bytes, from, length);
        if (words != null) {
            words.write(bytes, from, length);
        }
        for (int at = from; at < from + length;) {
            int part = Math.min(from + length - at, window.length - held);
            System.arraycopy(bytes, at, window, held, part);
            held += part;
            at += part;
            if (held == window.length) {
                look(WINDOW);
                System.arraycopy(window, WINDOW, window, 0, held - WINDOW);
                held -= WINDOW;
            }
        }
    }

    private void look(int cut) {
        index.search(window, 0, cut, held,
                it -> tally.found(it.original().kind().word(), it.original().text(), it.name(), 0, 1));
    }

    void finish() throws IOException {
        look(held);
        held = 0;
        names.finish();
        if (words != null) {
            words.finish();
        }
        secrets.finish();
        Map<String, Long> masked = redactor.masked();
        masked.forEach((kind, count) -> tally.found(kind, null, SECRET, 0, count));
        // Masks of a site have no kind, and are not counted.
        if (masked.isEmpty() && after.getChecksum().getValue() != before.getValue()) {
            tally.found("mask", null, SECRET, 0, 1);
        }
    }
}
