package io.gather.core.window;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * Of a content that nobody here can uncompress: it goes whole, unless it was last changed before the window. When it begins is not to be
 * seen, so it may have something of any window that ends before that.
 */
final class PackedSieve implements Sieve {
    /** How many bytes tell whether it is one. */
    static final int MAGIC = 3;

    /** Those of xz, bzip2 and zstd. */
    private static final List<String> SIGNS = List.of("\u00fd7z", "BZh", "(\u00b5/");

    private final OutputStream out;
    private final boolean wanted;
    private final Passed passed = new Passed();

    PackedSieve(OutputStream out, Window window, Instant modified) {
        this.out = out;
        this.wanted = !window.before(modified.toEpochMilli());
    }

    static boolean begins(byte[] bytes, int length) {
        return length >= MAGIC && SIGNS.stream().anyMatch(sign -> begins(bytes, sign));
    }

    private static boolean begins(byte[] bytes, String sign) {
        return (bytes[0] & 0xff) == sign.charAt(0) && (bytes[1] & 0xff) == sign.charAt(1)
                && (bytes[2] & 0xff) == sign.charAt(2);
    }

    @Override
    public void take(byte[] bytes, int from, int length) throws IOException {
        passed.add(length, wanted);
        if (wanted) {
            out.write(bytes, from, length);
        }
    }

    @Override
    public void tear() {}

    @Override
    public void finish() {}

    @Override
    public Telling telling() {
        return wanted ? Telling.WHOLE : Telling.OUTSIDE;
    }

    @Override
    public boolean done() {
        return !wanted;
    }

    @Override
    public Passed passed() {
        return passed;
    }
}
