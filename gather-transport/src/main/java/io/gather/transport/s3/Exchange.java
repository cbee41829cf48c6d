package io.gather.transport.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** One request and its answer; an interruption ends it at once. */
final class Exchange {
    /** What answers without content take at most; S3 may think for minutes about the completion of a large object. */
    private static final Duration THOUGHT = Duration.ofMinutes(15);
    private static final long MOST = 4L << 20;

    private final OkHttpClient client;

    Exchange(OkHttpClient client) {
        this.client = client;
    }

    Answer send(Request request) throws IOException, InterruptedException {
        Call call = client.newCall(request);
        if (request.body() == null || request.body().contentLength() < ChunkedBody.CHUNK) {
            call.timeout().timeout(THOUGHT.toSeconds(), TimeUnit.SECONDS);
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call done, Response response) {
                try (response) {
                    answer.complete(read(response));
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            call.cancel();
        }
    }

    private static Answer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() < MOST && source.read(body, MOST - body.size()) >= 0) {
            // Until the end, or enough.
        }
        return new Answer(response.code(), response.headers(), body.readUtf8());
    }
}
