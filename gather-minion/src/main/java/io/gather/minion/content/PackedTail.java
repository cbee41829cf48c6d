package io.gather.minion.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Compressed, in memory. Where that is too little for the capacity, less is kept. */
final class PackedTail implements Tail {
    private static final int SEGMENT = 128 << 10;
    private static final int FIRST = 4 << 10;

    private final long capacity;
    private final int most;
    /** Each of them {@link #SEGMENT} bytes long when it is unpacked. */
    private final Deque<byte[]> segments = new ArrayDeque<>();
    private byte[] latest = new byte[0];
    private int held;
    private long inSegments;
    private long packed;

    PackedTail(long capacity, int most) {
        this.capacity = capacity;
        this.most = most;
    }

    @Override
    public long capacity() {
        return capacity;
    }

    @Override
    public long kept() {
        return Math.min(capacity, inSegments + held);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (capacity == 0) {
            return;
        }
        for (int at = from; at < from + length;) {
            int part = Math.min(from + length - at, SEGMENT - held);
            if (held + part > latest.length) {
                latest = Arrays.copyOf(latest, Math.clamp(2L * (held + part), FIRST, SEGMENT));
            }
            System.arraycopy(bytes, at, latest, held, part);
            held += part;
            at += part;
            if (held == SEGMENT) {
                pack();
            }
        }
    }

    private void pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SEGMENT / 8);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(latest, 0, held);
        } finally {
            deflater.end();
        }
        segments.add(bytes.toByteArray());
        inSegments += held;
        packed += bytes.size();
        held = 0;
        dropOldest();
    }

    private void dropOldest() {
        while (!segments.isEmpty()
                && (packed > most || inSegments - SEGMENT >= capacity)) {
            inSegments -= SEGMENT;
            packed -= segments.remove().length;
        }
    }

    @Override
    public void copyTo(OutputStream out) throws IOException {
        long surplus = inSegments + held - kept();
        for (byte[] segment = segments.poll(); segment != null; segment = segments.poll()) {
            byte[] content = unpack(segment);
            int skipped = (int) Math.min(surplus, content.length);
            out.write(content, skipped, content.length - skipped);
            surplus -= skipped;
        }
        out.write(latest, (int) surplus, held - (int) surplus);
    }

    private static byte[] unpack(byte[] segment) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(segment), inflater)) {
            return in.readNBytes(SEGMENT);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() {
        segments.clear();
        latest = new byte[0];
    }
}
