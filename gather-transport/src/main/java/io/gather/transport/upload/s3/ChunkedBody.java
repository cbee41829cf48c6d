package io.gather.transport.upload.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;

import io.gather.transport.net.web.AskedFirst;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a bundle, read and sent once, a chunk at a time. With signatures, S3 checks each chunk as it comes, over plain HTTP;
 * that needs neither the digest of the whole beforehand, and with it a second reading, nor a part in memory.
 */
final class ChunkedBody extends RequestBody implements AskedFirst {
    static final int CHUNK = 64 * 1024;

    private static final String SIGNATURE = ";chunk-signature=";
    private static final int FRAME = SIGNATURE.length() + 64 + 4;

    private final InputStream in;
    private final long length;
    private final @Nullable Chunks chunks;
    private final MessageDigest md5 = Hashes.md5();
    private final MessageDigest sha256 = Hashes.sha256();
    private volatile @Nullable IOException unread;
    private volatile boolean begun;
    private @Nullable Socket socket;
    private int usual;

    /**
     * @param in stays open
     * @param chunks null: neither frames nor signatures
     */
    ChunkedBody(InputStream in, long length, @Nullable Chunks chunks) {
        this.in = in;
        this.length = length;
        this.chunks = chunks;
    }

    /** Of the bytes that were sent, in hex. Once, after they were sent. */
    String md5() {
        return Hashes.hex(md5.digest());
    }

    /** Sends the request, with this as its body. */
    S3Answer sentBy(Exchange exchange, Request.Builder request) throws IOException, InterruptedException {
        try {
            return exchange.send(request.put(this).build());
        } catch (IOException e) {
            throw unread == null ? e : unread;
        }
    }

    /** As {@link #sentBy}; the server is asked first, as it may refuse what would take long to send. */
    S3Answer askedAndSentBy(Exchange exchange, Request.Builder request) throws IOException, InterruptedException {
        try {
            S3Answer answer = sentBy(exchange, request.header("expect", "100-continue"));
            if (answer.status() != 417) {
                return answer;
            }
        } catch (IOException e) {
            if (begun || !(e.getCause() instanceof SocketTimeoutException)) {
                throw e;
            }
        }
        // Some servers and proxies do not know that they could be asked.
        return sentBy(exchange, request.removeHeader("expect"));
    }

    @Override
    public void waiting(Socket connection, Duration goAhead) throws IOException {
        usual = connection.getSoTimeout();
        socket = connection;
        connection.setSoTimeout((int) goAhead.toMillis());
    }

    /** Null because what is sent has to be among the signed headers. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return chunks == null ? length : encodedLength(length);
    }

    static long encodedLength(long length) {
        long rest = length % CHUNK;
        return length / CHUNK * (CHUNK + FRAME + Integer.toHexString(CHUNK).length())
                + (rest == 0 ? 0 : rest + FRAME + Long.toHexString(rest).length()) + FRAME + 1;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        if (socket != null) {
            socket.setSoTimeout(usual);
        }
        byte[] chunk = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int wanted = (int) Math.min(CHUNK, left);
            read(chunk, wanted);
            md5.update(chunk, 0, wanted);
            write(sink, chunk, wanted);
            left -= wanted;
        }
        if (chunks != null) {
            write(sink, chunk, 0);
        }
    }

    private void read(byte[] chunk, int wanted) throws IOException {
        try {
            if (in.readNBytes(chunk, 0, wanted) < wanted) {
                throw new EOFException("the bundle is shorter than it was");
            }
        } catch (IOException e) {
            unread = e;
            throw e;
        }
    }

    private void write(BufferedSink sink, byte[] chunk, int count) throws IOException {
        if (chunks == null) {
            sink.write(chunk, 0, count);
            return;
        }
        sha256.update(chunk, 0, count);
        sink.writeUtf8(Integer.toHexString(count)).writeUtf8(SIGNATURE)
                .writeUtf8(chunks.sign(Hashes.hex(sha256.digest()))).writeUtf8("\r\n");
        sink.write(chunk, 0, count).writeUtf8("\r\n");
    }
}
