package io.gather.transport.node.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.ArrivedOutcome;
import io.gather.transport.node.LandingBuffer;

/** An outcome as its minion told it, with its results, all on this side of the network. */
final class RpcDelivery implements ArrivedOutcome {
    private final Outcome outcome;
    private final LandingBuffer lines;
    private final LandingBuffer members;

    /** @param lines the results, one a line */
    RpcDelivery(Outcome outcome, LandingBuffer lines, LandingBuffer members) {
        this.outcome = outcome;
        this.lines = lines;
        this.members = members;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    /** The caller closes the stream. */
    @SuppressWarnings("StreamResourceLeak")
    Stream<Result> results() {
        BufferedReader reader = new BufferedReader(Channels.newReader(new Reading(lines, 0), StandardCharsets.UTF_8));
        return reader.lines().map(RpcDelivery::parse);
    }

    ReadableByteChannel open(long offset) {
        return new Reading(members, offset);
    }

    private static Result parse(String line) {
        try {
            return Json.read(line, Result.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (lines) {
            members.close();
        }
    }

    /** The buffer outlives its readers. */
    private static final class Reading implements ReadableByteChannel {
        private final LandingBuffer buffer;
        private long at;

        Reading(LandingBuffer buffer, long at) {
            this.buffer = buffer;
            this.at = at;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = buffer.read(into, at);
            at += Math.max(0, count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
