package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;

/**
 * UTF-16 as bytes of which those of ASCII stand for themselves, for what looks at it. Each unit is put for itself, whatever it is, so that
 * {@link WideOutput} has all of it again.
 */
final class WideContent implements ScannedContent {
    private static final int MARK = 0xfeff;
    private static final int MOST = 3;

    private final TextContent text;
    private final OutputStream out;
    private final boolean little;
    private final WidePlaces places;
    private int first = -1;
    private boolean atBegin = true;
    private boolean afterCut;

    WideContent(TextContent text, OutputStream out, boolean little, WidePlaces places) {
        this.text = text;
        this.out = out;
        this.little = little;
        this.places = places;
    }

    @Override
    public void cut() {
        afterCut = true;
        text.cut();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        byte[] narrow = new byte[(length / 2 + 1) * MOST];
        int count = 0;
        for (int i = from; i < from + length; i++) {
            int b = bytes[i] & 0xff;
            if (afterCut && first < 0) {
                afterCut = false;
                // The other half of the line feed that was dropped.
                if (little && b == 0) {
                    out.write(b);
                    continue;
                }
            }
            if (first < 0) {
                first = b;
                continue;
            }
            int unit = little ? first | (b << 8) : (first << 8) | b;
            first = -1;
            if (atBegin && unit == MARK) {
                out.write(bytes(unit));
                places.mark();
            } else {
                count = put(unit, narrow, count);
                places.add(unit);
            }
            atBegin = false;
        }
        text.write(narrow, 0, count);
    }

    private byte[] bytes(int unit) {
        byte low = (byte) unit;
        byte high = (byte) (unit >> 8);
        return little ? new byte[]{low, high} : new byte[]{high, low};
    }

    private static int put(int unit, byte[] narrow, int at) {
        int next = at;
        if (unit < 0x80) {
            narrow[next++] = (byte) unit;
        } else if (unit < 0x800) {
            narrow[next++] = (byte) (0xc0 | (unit >> 6));
            narrow[next++] = (byte) (0x80 | (unit & 0x3f));
        } else {
            narrow[next++] = (byte) (0xe0 | (unit >> 12));
            narrow[next++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
            narrow[next++] = (byte) (0x80 | (unit & 0x3f));
        }
        return next;
    }

    @Override
    public void finish() throws IOException {
        text.finish();
        if (first >= 0) {
            out.write(first);
            first = -1;
        }
    }
}
