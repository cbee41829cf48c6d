package io.gather.transport.foolscap.banana;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tokens as bytes, of one direction of one connection: it counts what it opens. For one thread at a time. */
public final class TokenWriter {
    private static final BigInteger LARGE = BigInteger.ONE.shiftLeft(31);
    private static final int BITS = 7;
    private static final int LOW = 0x7f;
    private static final int COMPLAINT = 1000;

    private final Vocabulary vocabulary;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long opened;

    public TokenWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @return what closes it */
    public long open(Octets type) {
        long count = opened++;
        token(count, TokenKind.OPEN);
        text(type);
        return count;
    }

    public void close(long count) {
        token(count, TokenKind.CLOSE);
    }

    /** The object is given up; it must be closed all the same. */
    public void abort(long count) {
        token(count, TokenKind.ABORT);
    }

    public void integer(BigInteger value) {
        BigInteger magnitude = value.abs();
        boolean negative = value.signum() < 0;
        if (magnitude.compareTo(LARGE) < 0 || (negative && magnitude.equals(LARGE))) {
            token(magnitude.longValueExact(), negative ? TokenKind.NEG : TokenKind.INT);
        } else {
            byte[] bytes = magnitude.toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            token(bytes.length - from, negative ? TokenKind.LONGNEG : TokenKind.LONGINT);
            out.write(bytes, from, bytes.length - from);
        }
    }

    public void real(double value) {
        out.write(TokenKind.FLOAT.type());
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (bits >>> shift));
        }
    }

    public void text(Octets value) {
        Optional<Long> word = vocabulary.index(value);
        if (word.isPresent()) {
            token(word.get(), TokenKind.VOCAB);
        } else {
            token(value.length(), TokenKind.STRING);
            out.writeBytes(value.shared());
        }
    }

    public void ping(BigInteger number) {
        beat(number, TokenKind.PING);
    }

    public void pong(BigInteger number) {
        beat(number, TokenKind.PONG);
    }

    /** To be the last one. */
    public void complaint(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] some = bytes.length > COMPLAINT ? Arrays.copyOf(bytes, COMPLAINT) : bytes;
        token(some.length, TokenKind.ERROR);
        out.writeBytes(some);
    }

    /** What was written since the last call. */
    public byte[] taken() {
        byte[] bytes = out.toByteArray();
        out = new ByteArrayOutputStream();
        return bytes;
    }

    private void beat(BigInteger number, TokenKind kind) {
        if (number.signum() > 0) {
            header(number);
        }
        out.write(kind.type());
    }

    private void header(BigInteger value) {
        for (BigInteger left = value; left.signum() > 0; left = left.shiftRight(BITS)) {
            out.write(left.intValue() & LOW);
        }
    }

    /** Zero is written as one byte, as tubs in Python do. */
    private void token(long value, TokenKind kind) {
        long left = value;
        do {
            out.write((int) left & LOW);
            left >>>= BITS;
        } while (left > 0);
        out.write(kind.type());
    }
}
