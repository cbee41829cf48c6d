package io.gather.transport.foolscap.banana;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Tokens of a stream, one after the other, as they come. For one thread. */
public final class TokenReader {
    private static final int HEADER = 64;
    private static final int BITS = 7;
    /** Bytes of a header that fit into a long. */
    private static final int SHORT_HEADER = 9;
    private static final int COMPLAINT = 1000;
    private static final int BUFFER = 8192;
    /** For connections over which little is said, of which there are very many. */
    private static final int SMALL = 512;
    private static final int GROWTH = 4;

    private final InputStream in;
    private byte[] buffer = new byte[SMALL];
    private final byte[] header = new byte[HEADER];
    private volatile BananaLimits limits;
    private int at;
    private int end;
    private int headerLength;
    private long read;

    public TokenReader(InputStream in, BananaLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** From now on; may be called by any thread. */
    public void limits(BananaLimits now) {
        limits = now;
    }

    /** Bytes so far. */
    public long position() {
        return read - (end - at);
    }

    /**
     * Waits for the next one.
     *
     * @return null at the end of the stream
     * @throws EOFException when the stream ends within a token
     * @throws BananaException when it is no token
     */
    public @Nullable Token next() throws IOException {
        return next(true);
    }

    /** As {@link #next}, without the bodies of strings and numbers. */
    public @Nullable Token skip() throws IOException {
        return next(false);
    }

    private @Nullable Token next(boolean wanted) throws IOException {
        int type = header();
        return type < 0 ? null : token(TokenKind.of(type), wanted);
    }

    private Token token(TokenKind kind, boolean wanted) throws IOException {
        return switch (kind) {
            case INT -> new Token.Int(number());
            case NEG -> new Token.Int(number().negate());
            case LONGINT, LONGNEG -> longNumber(kind, wanted);
            case FLOAT -> new Token.Real(Double.longBitsToDouble(bits()));
            case STRING -> {
                long length = count();
                yield wanted && length <= limits.string()
                        ? new Token.Text(Octets.own(body((int) length)))
                        : passedOver(length);
            }
            case VOCAB -> new Token.Word(count());
            case OPEN -> new Token.Open(count());
            case CLOSE -> new Token.Close(count());
            case ABORT -> new Token.Abort(count());
            case PING -> new Token.Ping(number());
            case PONG -> new Token.Pong(number());
            case ERROR -> {
                long length = count();
                if (length > COMPLAINT) {
                    throw new BananaException("an error of " + length + " bytes");
                }
                yield new Token.Complaint(new String(body((int) length), StandardCharsets.UTF_8));
            }
        };
    }

    private Token longNumber(TokenKind kind, boolean wanted) throws IOException {
        long length = count();
        if (!wanted || length > limits.number()) {
            return passedOver(length);
        }
        BigInteger magnitude = new BigInteger(1, body((int) length));
        return new Token.Int(kind == TokenKind.LONGNEG ? magnitude.negate() : magnitude);
    }

    /** @return the type byte that ends the header; -1 at the end of the stream */
    private int header() throws IOException {
        headerLength = 0;
        while (true) {
            if (at == end && !fill()) {
                if (headerLength > 0) {
                    throw new EOFException("the stream ends within a token");
                }
                return -1;
            }
            byte each = buffer[at++];
            if (each < 0) {
                return each & 0xff;
            }
            if (headerLength == HEADER) {
                throw new BananaException("a token with more than " + HEADER + " bytes before its type");
            }
            header[headerLength++] = each;
        }
    }

    private BigInteger number() {
        if (headerLength <= SHORT_HEADER) {
            return BigInteger.valueOf(shortHeader());
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = headerLength - 1; i >= 0; i--) {
            value = value.shiftLeft(BITS).or(BigInteger.valueOf(header[i]));
        }
        return value;
    }

    /** For lengths and counts. */
    private long count() throws BananaException {
        while (headerLength > 0 && header[headerLength - 1] == 0) {
            headerLength--;
        }
        if (headerLength > SHORT_HEADER) {
            throw new BananaException("a token whose length or count is beyond all measure");
        }
        return shortHeader();
    }

    private long shortHeader() {
        long value = 0;
        for (int i = headerLength - 1; i >= 0; i--) {
            value = value << BITS | header[i];
        }
        return value;
    }

    private long bits() throws IOException {
        long bits = 0;
        for (byte each : body(Long.BYTES)) {
            bits = bits << Byte.SIZE | (each & 0xff);
        }
        return bits;
    }

    /** Takes memory as bytes come, not as they are announced. */
    private byte[] body(int length) throws IOException {
        byte[] body = new byte[Math.min(length, BUFFER)];
        int have = 0;
        while (have < length) {
            if (at == end && !fill()) {
                throw new EOFException("the stream ends within a token");
            }
            int some = Math.min(length - have, end - at);
            if (have + some > body.length) {
                body = Arrays.copyOf(body, Math.min(length, Math.max(have + some, body.length * 2)));
            }
            System.arraycopy(buffer, at, body, have, some);
            at += some;
            have += some;
        }
        return body;
    }

    private Token passedOver(long length) throws IOException {
        if (length > limits.skipped()) {
            throw new BananaException("a string or number of " + length + " bytes");
        }
        for (long left = length; left > 0;) {
            if (at == end && !fill()) {
                throw new EOFException("the stream ends within a token");
            }
            int some = (int) Math.min(left, end - at);
            at += some;
            left -= some;
        }
        return new Token.Skipped(length);
    }

    private boolean fill() throws IOException {
        if (end == buffer.length && end < BUFFER) {
            buffer = new byte[Math.min(BUFFER, GROWTH * end)];
        } else if (buffer.length > SMALL && in.available() == 0) {
            // Most peers are silent for hours from here on.
            buffer = new byte[SMALL];
        }
        int some = in.read(buffer, 0, buffer.length);
        if (some <= 0) {
            return false;
        }
        at = 0;
        end = some;
        read += some;
        return true;
    }
}
