package io.gather.transport.node.rpc;

import java.io.IOException;
import java.util.Objects;

import io.gather.core.bundle.Names;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Chunk;
import org.jspecify.annotations.Nullable;

/** Looks at the results of one outcome, in their order: what a bundle could not hold, or what contradicts itself, is not taken. */
final class ResultCheck {
    private final Outcome outcome;
    private long at;
    private int count;

    ResultCheck(Outcome outcome) {
        this.outcome = outcome;
    }

    void next(@Nullable Result result) throws IOException {
        hold(result != null && (Object) result.path() != null && (Object) result.kind() != null
                && (Object) result.source() != null && (Object) result.modified() != null
                && (Object) result.status() != null, "a result lacks what it must have");
        Objects.requireNonNull(result);
        hold(Names.isSafe(result.path()), "a result has a name that no bundle may hold");
        String target = result.target();
        hold(result.kind() != Result.Kind.LINK || (target != null && Names.linkStays(result.path(), target)),
                "a link leads out of its bundle");
        long size = 0;
        for (Chunk chunk : result.chunks()) {
            hold(chunk.offset() == at && chunk.stored() > 0 && chunk.size() > 0 && (Object) chunk.sha256() != null,
                    "members lie elsewhere than they should");
            at += chunk.stored();
            size += chunk.size();
        }
        boolean content = result.kind() == Result.Kind.FILE && result.sha256() != null;
        hold(size == (content ? result.size() : 0), "a file has another size than its members");
        count++;
    }

    /** After the last one. */
    void end() throws IOException {
        hold(at == outcome.stored(), "the members are " + at + " bytes and not " + outcome.stored());
        hold(count == outcome.results(), "there are " + count + " results and not " + outcome.results());
    }

    static void outcome(@Nullable Outcome outcome) throws IOException {
        hold(outcome != null && (Object) outcome.group() != null && (Object) outcome.item() != null
                && (Object) outcome.spool() != null && (Object) outcome.status() != null
                && (Object) outcome.start() != null && (Object) outcome.took() != null && outcome.stored() >= 0
                && outcome.size() >= 0 && outcome.results() >= 0, "an outcome lacks what it must have");
    }

    private static void hold(boolean holds, String why) throws WrongResultsException {
        if (!holds) {
            throw new WrongResultsException(why);
        }
    }

    /** What a minion sent contradicts itself. */
    static final class WrongResultsException extends IOException {
        private static final long serialVersionUID = 1;

        WrongResultsException(String why) {
            super(why);
        }
    }
}
