package io.gather.transport.net.web;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A payload as OkHttp asks for it, at most once: what is sent again is a new one, so that nobody sends it behind our back. */
final class PayloadBody extends RequestBody implements AskedFirst {
    private final Payload payload;
    private final Duration answer;
    private volatile @Nullable Socket socket;
    private volatile boolean begun;
    private volatile boolean complete;

    PayloadBody(Payload payload, Duration answer) {
        this.payload = payload;
        this.answer = answer;
    }

    @Override
    public void waiting(Socket connection, Duration goAhead) throws IOException {
        socket = connection;
        connection.setSoTimeout((int) goAhead.toMillis());
    }

    boolean begun() {
        return begun;
    }

    boolean complete() {
        return complete;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.parse(payload.type());
    }

    @Override
    public long contentLength() {
        return payload.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        Socket connection = socket;
        if (connection != null) {
            connection.setSoTimeout((int) answer.toMillis());
        }
        payload.writeTo((bytes, length) -> sink.write(bytes, 0, length));
        complete = true;
    }
}
