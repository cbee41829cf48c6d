package io.gather.transport.upload.s3;

import java.io.IOException;

import io.gather.transport.net.web.Web;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Requests of one attempt, and their answers. */
final class Exchange {
    private static final long MOST = 4L << 20;

    private final Web web;

    Exchange(Web web) {
        this.web = web;
    }

    S3Answer send(Request request) throws IOException, InterruptedException {
        // What is compressed on the way has another length.
        return web.send(
                request.newBuilder().header("accept-encoding", "identity").header("user-agent", "gather").build(),
                Exchange::read);
    }

    private static S3Answer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() < MOST && source.read(body, MOST - body.size()) >= 0) {
            // Until the end, or enough.
        }
        return new S3Answer(response.code(), response.headers(), body.readUtf8());
    }
}
