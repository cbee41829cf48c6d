package io.gather.transport.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.gather.core.minion.MinionRun;
import io.gather.core.plan.Outcome;
import io.gather.core.plan.Result;

/** The outcomes of a run, and what lies in its spool, read as an overlord does. */
record Gathered(MinionRun run, List<Outcome> outcomes) {

    static Gathered all(MinionRun run) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!run.finished()) {
            Outcome outcome = run.next(Duration.ofSeconds(1));
            if (outcome != null) {
                outcomes.add(outcome);
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("still running, with " + outcomes);
            }
        }
        return new Gathered(run, outcomes);
    }

    Outcome one(int task) {
        return outcomes.stream().filter(it -> it.task() == task).findFirst().orElseThrow();
    }

    List<Result> results(int task) {
        try (Stream<Result> results = run.results(one(task))) {
            return results.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result result(int task, String source) {
        return results(task).stream().filter(it -> it.source().equals(source)).findFirst().orElseThrow();
    }

    byte[] bytes(Outcome outcome, Result result) throws IOException {
        if (result.chunks().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = Channels.newInputStream(run.open(outcome, result.chunks().getFirst().offset()))) {
            byte[] members = in.readNBytes((int) result.stored());
            return new GZIPInputStream(new ByteArrayInputStream(members)).readAllBytes();
        }
    }

    String text(int task) throws IOException {
        return new String(bytes(one(task), results(task).getFirst()), StandardCharsets.UTF_8);
    }

    String text(int task, String source) throws IOException {
        return new String(bytes(one(task), result(task, source)), StandardCharsets.UTF_8);
    }
}
