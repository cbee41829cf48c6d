package io.gather.core.rate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What is read at a rate: that of this stream, and that which it shares with others. Interruption ends the waiting. */
public final class ThrottledInput extends FilterInputStream {
    private final List<Throttle> throttles;

    public ThrottledInput(InputStream in, List<Throttle> throttles) {
        super(in);
        this.throttles = List.copyOf(throttles);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int most = length;
        for (Throttle throttle : throttles) {
            most = throttle.most(most);
        }
        int count = in.read(into, from, most);
        if (count > 0) {
            for (Throttle throttle : throttles) {
                throttle.passed(count);
            }
        }
        return count;
    }
}
