package io.gather.minion;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;

import io.gather.core.bundle.Names;
import io.gather.core.module.ContributedFiles;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.GatheredNode;
import io.gather.core.plan.Task;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.Origin;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** The files that a module writes, on their way into the spool. The module's thread writes, another one looks how far it came. */
final class WrittenFiles implements ContributedFiles {
    private static final int MODE = 0644;

    private final Task.Contributed task;
    private final TakenPlaces place;
    private final Results results;
    private final Redactor redactor;
    private final InstantSource clock;
    private long written;
    private volatile @Nullable String open;
    private volatile @Nullable String cut;

    /** @param redactor of what they hold */
    WrittenFiles(Task.Contributed task, TakenPlaces place, Results results, Redactor redactor, InstantSource clock) {
        this.task = task;
        this.place = place;
        this.results = results;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public List<GatheredNode> nodes() {
        return task.nodes();
    }

    @Override
    public OutputStream file(String name) throws IOException {
        if (!Names.isSafe(name)) {
            throw new IllegalArgumentException("'" + name + "' is no relative name of a file");
        }
        if (open != null) {
            throw new IllegalStateException("'" + open + "' is not closed yet");
        }
        String lacking = cut == null ? results.lacksRoom(1) : cut;
        if (lacking != null) {
            throw cutBy(lacking);
        }
        String path = place.takeName(task.module() + "/" + name);
        Intake intake = results.begin(place.packing().small(), piece -> result(path, piece));
        open = name;
        return new File(intake);
    }

    private Result result(String path, PackedPiece piece) {
        return new Origin(place.redactor(), path, task.fullName(), MODE, clock.instant()).content(piece.content(),
                List.of(), piece.kept());
    }

    /** The file that is being written; null: none. */
    @Nullable
    String open() {
        return open;
    }

    /** Why there was no room for all of it; null: there was. */
    @Nullable
    String cut() {
        return cut;
    }

    private IOException cutBy(String why) {
        cut = why;
        return new IOException(why);
    }

    /** One file. */
    private final class File extends OutputStream {
        private final Intake intake;
        private final RedactedStream out;
        private boolean closed;

        File(Intake intake) {
            this.intake = intake;
            this.out = redactor.content(intake);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (closed) {
                throw new IOException("the stream is closed");
            }
            int granted = (int) Math.min(length, task.max().bytes() - written);
            out.write(bytes, from, granted);
            written += granted;
            String dropped = intake.cut();
            if (dropped != null) {
                throw cutBy(dropped);
            }
            if (granted < length) {
                throw cutBy("cut at " + task.max() + ", the most that it may write");
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                out.finish();
                String why = intake.cut() == null ? cut : null;
                cut = cut == null ? intake.cut() : cut;
                Result ignored = results.end(new Kept(cut == null ? Status.OK : Status.TRUNCATED, why));
                open = null;
            }
        }
    }
}
