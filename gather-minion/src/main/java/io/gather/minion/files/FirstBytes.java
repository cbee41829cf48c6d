package io.gather.minion.files;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through, and counts the others. For one thread. */
final class FirstBytes extends OutputStream {
    private final OutputStream out;
    private long left;
    private long dropped;

    FirstBytes(OutputStream out, long most) {
        this.out = out;
        this.left = most;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int taken = (int) Math.min(length, left);
        out.write(bytes, from, taken);
        left -= taken;
        dropped += length - taken;
    }

    long dropped() {
        return dropped;
    }
}
