package io.gather.transport.node.rpc.serve;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.transport.error.RpcError;
import io.gather.transport.net.serve.BoundedVisits;
import io.gather.transport.node.rpc.wire.RpcProtocol;

/** One request and its answer. A caller who neither sends nor takes anything for a while is gone. */
final class Visit {
    private static final int CHUNK = 64 << 10;

    private final HttpExchange exchange;
    private final Caller caller;
    private final BoundedVisits visits;
    private int status;

    Visit(HttpExchange exchange, Caller caller, BoundedVisits visits) {
        this.exchange = exchange;
        this.caller = caller;
        this.visits = visits;
    }

    Caller caller() {
        return caller;
    }

    /** What was answered; 0: nothing yet. */
    int status() {
        return status;
    }

    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    byte[] body(int most) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw new GatherException(RpcError.TOO_LARGE, "the request is larger than " + most + " bytes", "",
                    "gather fewer items at a time");
        }
        visits.asked();
        return body;
    }

    <T> T body(int most, Class<T> type) throws IOException {
        try {
            return Json.read(body(most), type);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw malformed(e.getOriginalMessage());
        }
    }

    static GatherException malformed(String why) {
        return new GatherException(RpcError.MALFORMED, "the request cannot be understood: " + why, "",
                "install the same version of gather on both sides");
    }

    void answer(int code, Object json) throws IOException {
        byte[] bytes = (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = stream(code, RpcProtocol.PLAN_TYPE, bytes.length)) {
            out.write(bytes);
        }
    }

    void answer(int code) throws IOException {
        status = code;
        exchange.sendResponseHeaders(code, -1);
    }

    /** @param length 0: it is not known yet */
    OutputStream stream(int code, String type, long length) throws IOException {
        header("Content-Type", type);
        status = code;
        exchange.sendResponseHeaders(code, length);
        return new FilterOutputStream(exchange.getResponseBody()) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                for (int at = from; at < from + count; at += CHUNK) {
                    out.write(bytes, at, Math.min(CHUNK, from + count - at));
                    visits.asked();
                }
            }
        };
    }
}
