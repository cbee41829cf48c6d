package io.gather.transport.upload.sealed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A packet of a short OpenPGP message. */
final class PgpPacket {
    /** A session key, sealed for somebody's key. */
    static final int FOR_KEY = 1;

    private final int tag;
    private final byte[] bytes;

    /** @param bytes with its header */
    private PgpPacket(int tag, byte[] bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    int tag() {
        return tag;
    }

    static List<PgpPacket> all(byte[] message) throws IOException {
        List<PgpPacket> packets = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        try {
            while (in.hasRemaining()) {
                int start = in.position();
                int first = in.get() & 0xff;
                boolean isNew = (first & 0x40) != 0;
                int length = isNew ? newLength(in) : oldLength(in, first & 3);
                byte[] bytes = new byte[in.position() - start + length];
                in.get(start, bytes);
                in.position(start + bytes.length);
                packets.add(new PgpPacket(isNew ? first & 0x3f : (first >> 2) & 0xf, bytes));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | NegativeArraySizeException e) {
            throw new IOException("what gpg wrote cannot be understood", e);
        }
        return packets;
    }

    private static int newLength(ByteBuffer in) throws IOException {
        int first = in.get() & 0xff;
        if (first < 192) {
            return first;
        }
        if (first < 224) {
            return ((first - 192) << 8) + (in.get() & 0xff) + 192;
        }
        if (first < 255) {
            throw new IOException("what gpg wrote is in pieces");
        }
        return in.getInt();
    }

    private static int oldLength(ByteBuffer in, int kind) {
        return switch (kind) {
            case 0 -> in.get() & 0xff;
            case 1 -> in.getShort() & 0xffff;
            case 2 -> in.getInt();
            default -> in.remaining();
        };
    }

    static byte[] join(List<PgpPacket> packets) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        packets.forEach(it -> joined.writeBytes(it.bytes));
        return joined.toByteArray();
    }
}
