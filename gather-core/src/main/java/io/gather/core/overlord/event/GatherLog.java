package io.gather.core.overlord.event;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

import io.gather.core.redact.Redactor;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** The overlord's log, which travels in the bundle: one line an event. */
public final class GatherLog implements GatherListener, AutoCloseable {
    private final BufferedWriter out;
    private final Clock clock;
    private final Redactor redactor;

    public GatherLog(Path file, Clock clock, Redactor redactor) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.clock = clock;
        this.redactor = redactor;
    }

    @Override
    public synchronized void on(GatherEvent event) {
        if (event instanceof GatherEvent.Progress || event instanceof GatherEvent.Uploading) {
            return;
        }
        try {
            out.write(clock.instant() + " " + redactor.text(text(event)) + "\n");
            if (!(event instanceof GatherEvent.TaskEnded)) {
                out.flush();
            }
        } catch (IOException ignored) {
            // A log that cannot be written (disk full) must not cost the gather itself.
        }
    }

    static String text(GatherEvent event) {
        return switch (event) {
            case GatherEvent.Started started -> "gather " + started.id() + " of cluster " + started.cluster() + ": "
                    + started.nodes() + " node(s), " + started.tasks() + " task(s)";
            case GatherEvent.PhaseStarted phase -> "phase " + phase.number() + " " + phase.phase();
            case GatherEvent.PhaseEnded phase -> "phase " + phase.number() + " " + phase.phase() + " took "
                    + Durations.show(phase.took()) + (phase.failure() == null ? "" : ", failed: " + phase.failure());
            case GatherEvent.TaskEnded task -> task.node() + " " + task.outcome().fullName() + " "
                    + task.outcome().status().word() + " " + Durations.show(task.outcome().took()) + " "
                    + ByteSize.of(task.outcome().size())
                    + (task.outcome().message() == null ? "" : " (" + task.outcome().message() + ")");
            case GatherEvent.NodeMoved moved -> moved.node() + " " + moved.state().word()
                    + (moved.what() == null ? "" : ": " + moved.what());
            case GatherEvent.Progress progress -> progress.done().size() + " node(s) went on";
            case GatherEvent.NodeEnded node -> node.node().name() + " " + node.node().state() + ": "
                    + node.node().results() + " results, " + ByteSize.of(node.node().size())
                    + (node.node().error() == null ? "" : ", " + node.node().error());
            case GatherEvent.Uploading upload -> upload.way() + ": " + ByteSize.of(upload.sent()) + " of "
                    + ByteSize.of(upload.size());
            case GatherEvent.Notice notice -> "notice: " + notice.text();
        };
    }

    /** So that what was logged so far can be read. */
    synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException ignored) {
            // As above.
        }
    }
}
