package io.gather.cli.show;

import java.util.Map;
import java.util.TreeMap;

import io.gather.core.overlord.GatherEvent;
import io.gather.core.overlord.GatherListener;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** One line on a terminal, redrawn at most ten times a second; what deserves attention scrolls by above it. */
final class ProgressBar implements GatherListener {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final String CLEAR = "\r\033[K";

    private final Printer printer;
    private final Terminal terminal;
    private final ProgressLines above;
    private final Map<String, int[]> progress = new TreeMap<>();
    private final long start = System.nanoTime();
    private String phase = "";
    private String last = "";
    private long size;
    private long drawn;

    ProgressBar(Printer printer, Terminal terminal, boolean everything) {
        this.printer = printer;
        this.terminal = terminal;
        this.above = new ProgressLines(printer, everything);
    }

    @Override
    public synchronized void on(GatherEvent event) {
        switch (event) {
            case GatherEvent.PhaseStarted started -> {
                phase = started.number() + "/8 " + started.phase();
                draw(true);
            }
            case GatherEvent.PhaseEnded ended -> {
                if (ended.failure() != null) {
                    scroll(event);
                }
            }
            case GatherEvent.TaskEnded task -> {
                progress.put(task.node(), new int[]{task.done(), task.planned()});
                size = task.bundleSize();
                last = task.outcome().fullName();
                if (Outcomes.wentWrong(task.outcome())) {
                    scroll(event);
                }
                draw(false);
            }
            case GatherEvent.Started _,GatherEvent.Notice _ -> scroll(event);
            case GatherEvent.Uploading _ -> draw(false);
            case GatherEvent.NodeEnded _ -> draw(true);
        }
    }

    /** Leaves the terminal clean. */
    synchronized void end() {
        printer.err().print(CLEAR);
        printer.err().flush();
    }

    private void scroll(GatherEvent event) {
        printer.err().print(CLEAR);
        above.on(event);
    }

    private void draw(boolean always) {
        long now = System.nanoTime();
        if (!always && now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        int done = progress.values().stream().mapToInt(counts -> counts[0]).sum();
        int planned = progress.values().stream().mapToInt(counts -> Math.max(counts[0], counts[1])).sum();
        String line = phase + (planned == 0 ? "" : "  " + done + "/" + planned + " items") + "  " + ByteSize.of(size)
                + "  "
                + Durations.show(java.time.Duration.ofNanos(now - start)) + (last.isEmpty() ? "" : "  " + last);
        int width = terminal.width() - 1;
        printer.err().print(CLEAR + (line.length() > width ? line.substring(0, width) : line));
        printer.err().flush();
    }
}
