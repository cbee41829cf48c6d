package io.gather.transport.node.rpc.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.rpc.wire.Event;
import io.gather.transport.node.rpc.wire.RpcProtocol;

/** Tells what comes of a run, an event a line, until it has ended; what is small comes with its results. */
final class EventStream {
    private static final byte[] BEAT = {'\n'};

    private final HostedRun run;
    private List<String> told = List.of();

    EventStream(HostedRun run) {
        this.run = run;
    }

    /** @param from number of the first outcome that is wanted */
    void write(int from, OutputStream out) throws IOException, InterruptedException {
        int next = from;
        while (!run.isFinished(next)) {
            Outcome outcome = run.await(next, RpcProtocol.BEAT);
            if (outcome != null) {
                next++;
                line(event(outcome), out);
            } else if (!run.isFinished(next)) {
                // Whoever is still there is not taken for dead; whoever is gone is noticed.
                out.write(BEAT);
                out.flush();
            }
        }
        line(Event.end(run.notices()), out);
    }

    private Event event(Outcome outcome) throws IOException {
        List<String> notices = run.notices();
        List<String> news = notices.equals(told) ? List.of() : notices;
        told = notices;
        if (outcome.spool().isEmpty()) {
            return new Event(outcome, List.of(), null, false, news, false);
        }
        boolean inline = outcome.stored() <= RpcProtocol.INLINE_BYTES
                && outcome.results() <= RpcProtocol.INLINE_RESULTS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(inline ? (int) outcome.stored() : 0);
        try (Stream<Result> results = run.results(outcome);
                ReadableByteChannel members = run.open(outcome, 0)) {
            if (!inline) {
                return new Event(outcome, List.of(), null, false, news, false);
            }
            Channels.newInputStream(members).transferTo(bytes);
            return new Event(outcome, results.toList(), Event.base64(bytes.toByteArray()), false, news, false);
        } catch (NoSuchFileException e) {
            // Of a run that went on after its process had died.
            return new Event(outcome, List.of(), null, true, news, false);
        }
    }

    private void line(Event event, OutputStream out) throws IOException {
        byte[] line = (Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > RpcProtocol.LONGEST_EVENT && event.outcome() != null) {
            line(new Event(event.outcome(), List.of(), null, false, event.notices(), false), out);
            return;
        }
        out.write(line);
        out.flush();
    }
}
