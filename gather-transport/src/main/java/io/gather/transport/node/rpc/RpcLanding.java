package io.gather.transport.node.rpc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import io.gather.core.json.Json;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.rpc.ResultCheck.WrongResultsException;
import io.gather.transport.node.rpc.wire.Event;
import io.gather.transport.node.rpc.wire.RunKey;
import org.jspecify.annotations.Nullable;

/** Brings what belongs to an outcome over to this side, before anybody hears of it: whoever writes the bundle waits for no network. */
final class RpcLanding {
    private static final int ATTEMPTS = 5;

    private final DaemonClient daemon;
    private final RunKey run;
    private final Path folder;
    private int number;
    private @Nullable Half half;

    RpcLanding(DaemonClient daemon, RunKey run, Path folder) {
        this.daemon = daemon;
        this.run = run;
        this.folder = folder;
    }

    /** Members of an outcome that have come so far. */
    private record Half(String spool, LandingBuffer members) {}

    /** The minion's process is another one: what it had half sent may be something else now. */
    void beginAnew() throws IOException {
        Half kept = half;
        half = null;
        if (kept != null) {
            kept.members().close();
        }
    }

    /** @throws IOException when the connection breaks; what its minion sent wrongly becomes an outcome without results */
    RpcDelivery land(Event event) throws IOException, InterruptedException {
        ResultCheck.outcome(event.outcome());
        Outcome outcome = Objects.requireNonNull(event.outcome());
        number++;
        LandingBuffer lines = new LandingBuffer(folder.resolve(number + ".results"));
        LandingBuffer members = begun(outcome);
        boolean landed = false;
        try {
            if (!event.released() && !outcome.spool().isEmpty()) {
                results(event, outcome, lines);
                members(event, outcome, members);
                check(new RpcDelivery(outcome, lines, members), members);
            }
            landed = true;
            return new RpcDelivery(outcome, lines, members);
        } catch (WrongResultsException e) {
            landed = true;
            lines.close();
            members.close();
            return new RpcDelivery(outcome.lost("what its minion sent is wrong: " + e.getMessage(), Limit.NODE, 0, 0,
                    0), new LandingBuffer(folder.resolve("none")), new LandingBuffer(folder.resolve("none")));
        } finally {
            if (!landed) {
                lines.close();
                half = new Half(outcome.spool(), members);
            }
        }
    }

    private LandingBuffer begun(Outcome outcome) throws IOException {
        Half kept = half;
        if (kept != null && kept.spool().equals(outcome.spool())) {
            half = null;
            return kept.members();
        }
        beginAnew();
        return new LandingBuffer(folder.resolve(number + ".members"));
    }

    private static boolean isInline(Event event, Outcome outcome) throws WrongResultsException {
        return event.results().size() == outcome.results() && bytes(event).length == outcome.stored();
    }

    private static byte[] bytes(Event event) throws WrongResultsException {
        try {
            return event.bytes();
        } catch (IllegalArgumentException e) {
            throw new WrongResultsException("its members are no base64");
        }
    }

    private void results(Event event, Outcome outcome, LandingBuffer lines) throws IOException, InterruptedException {
        ResultCheck check = new ResultCheck(outcome);
        if (isInline(event, outcome)) {
            for (Result result : event.results()) {
                check.next(result);
                put(lines, Json.write(result).getBytes(StandardCharsets.UTF_8));
            }
        } else {
            daemon.results(run, outcome.spool(), line -> {
                check.next(parsed(line));
                put(lines, line);
            });
        }
        check.end();
    }

    private static Result parsed(byte[] line) throws IOException {
        try {
            return Json.read(line, Result.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new WrongResultsException("a result is none: " + e.getOriginalMessage());
        }
    }

    private static void put(OutputStream lines, byte[] line) throws IOException {
        lines.write(line);
        lines.write('\n');
    }

    private void members(Event event, Outcome outcome, LandingBuffer members) throws IOException, InterruptedException {
        if (isInline(event, outcome)) {
            if (members.length() == 0) {
                members.write(bytes(event));
            }
            return;
        }
        OutputStream bounded = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[]{(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] part, int from, int count) throws IOException {
                if (members.length() + count > outcome.stored()) {
                    throw new WrongResultsException("there is more than was said");
                }
                members.write(part, from, count);
            }
        };
        int vain = 0;
        while (members.length() < outcome.stored()) {
            long before = members.length();
            try {
                daemon.members(run, outcome.spool(), before, bounded);
            } catch (WrongResultsException e) {
                throw e;
            } catch (IOException e) {
                vain = members.length() > before ? 0 : vain + 1;
                if (vain >= ATTEMPTS) {
                    throw e;
                }
                continue;
            }
            if (members.length() < outcome.stored()) {
                throw new WrongResultsException("there is less than was said");
            }
        }
    }

    private static void check(RpcDelivery delivery, LandingBuffer members) throws IOException {
        try (Stream<Result> results = delivery.results(); MemberCheck check = new MemberCheck(members)) {
            check.check(results);
        }
    }
}
