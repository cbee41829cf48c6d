package io.gather.core.leak.word;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.gather.core.redact.MaskDigest;

/** Takes contents, and notes which masks are in them. For one thread. */
public final class MaskCollector extends OutputStream {
    private static final byte[] PREFIX = MaskDigest.PREFIX.getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;

    private final MaskedSecrets masked;
    private int matched;
    private int mask;

    public MaskCollector(MaskedSecrets masked) {
        this.masked = masked;
    }

    @Override
    public void write(int b) {
        next((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (matched == 0) {
                while (i < from + length && bytes[i] != PREFIX[0]) {
                    i++;
                }
                if (i == from + length) {
                    return;
                }
            }
            next(bytes[i]);
        }
    }

    private void next(byte b) {
        if (matched < PREFIX.length) {
            matched = b == PREFIX[matched] ? matched + 1 : b == PREFIX[0] ? 1 : 0;
            return;
        }
        int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
        if (digit < 0) {
            matched = b == PREFIX[0] ? 1 : 0;
            return;
        }
        mask = mask << 4 | digit;
        if (++matched == PREFIX.length + DIGITS) {
            masked.add(mask);
            matched = 0;
        }
    }

    /** What comes next is another content. */
    public void end() {
        matched = 0;
    }
}
