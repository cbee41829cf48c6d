package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;

/** Makes UTF-16 again of what {@link WideContent} has made of it. Closes nothing. */
final class WideOutput extends OutputStream {
    private static final int UNKNOWN = 0xfffd;

    private final OutputStream out;
    private final boolean little;
    private int unit;
    private int missing;

    WideOutput(OutputStream out, boolean little) {
        this.out = out;
        this.little = little;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        byte[] wide = new byte[length * 4];
        int count = 0;
        for (int i = from; i < from + length; i++) {
            int b = bytes[i] & 0xff;
            boolean more = (b & 0xc0) == 0x80;
            if (missing > 0 && more) {
                unit = (unit << 6) | (b & 0x3f);
                if (--missing == 0) {
                    count = put(unit, wide, count);
                }
                continue;
            }
            // A mask has taken a part of a character.
            count = missing > 0 ? put(UNKNOWN, wide, count) : count;
            missing = more || b < 0x80 ? 0 : b < 0xe0 ? 1 : 2;
            unit = missing == 1 ? b & 0x1f : b & 0xf;
            count = missing > 0 ? count : put(more ? UNKNOWN : b, wide, count);
        }
        out.write(wide, 0, count);
    }

    private int put(int value, byte[] wide, int at) {
        wide[at] = (byte) (little ? value : value >> 8);
        wide[at + 1] = (byte) (little ? value >> 8 : value);
        return at + 2;
    }
}
