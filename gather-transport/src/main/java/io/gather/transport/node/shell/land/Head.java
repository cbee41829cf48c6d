package io.gather.transport.node.shell.land;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** The first bytes of a content. */
final class Head extends OutputStream {
    static final int MOST = 4 << 10;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        held.write(bytes, from, Math.min(length, MOST - held.size()));
    }

    int lacking() {
        return MOST - held.size();
    }

    byte[] bytes() {
        return held.toByteArray();
    }
}
