package io.gather.incident.watch.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.gather.incident.watch.line.WatchedLine;
import org.jspecify.annotations.Nullable;

/** The journal, followed by {@code journalctl}, which is started again when it dies, behind the last line that it gave. */
public final class JournalFeed implements LineFeed {
    public static final List<String> PROGRAM = List.of("journalctl");
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LIVED_LONG = Duration.ofSeconds(30);

    private final JournalCommand command;
    private final @Nullable Instant stopped;
    private final int before;
    private final boolean withKernel;
    private final Own own;
    private final Duration firstPause;
    private volatile @Nullable JournalCursor last;

    /**
     * Who we are: what we say ourselves is no incident.
     *
     * @param invocation as the service manager names this start of the unit; empty: it was not started by it
     */
    public record Own(long process, String invocation) {
        public static Own ofThisProcess() {
            return new Own(ProcessHandle.current().pid(),
                    System.getenv().getOrDefault("INVOCATION_ID", ""));
        }
    }

    /**
     * @param program that runs {@code journalctl}
     * @param cursor of the last line that is done with; null: it begins now
     * @param stopped when it was last watched; null: never
     * @param before how many lines before that are wanted
     * @param withKernel whether lines of the kernel are wanted
     */
    public JournalFeed(List<String> program, @Nullable String cursor, @Nullable Instant stopped, int before,
            boolean withKernel, Own own, Duration firstPause) {
        this.command = new JournalCommand(program);
        this.stopped = stopped;
        this.before = before;
        this.withKernel = withKernel;
        this.own = own;
        this.firstPause = firstPause;
        this.last = cursor == null ? null : JournalCursor.parse(cursor).orElse(null);
    }

    /** Whether there is a journal with lines of the kernel in it. */
    public static boolean hasKernel(List<String> program) throws InterruptedException {
        AtomicBoolean found = new AtomicBoolean();
        try {
            String ignored = new JournalCommand(program).run(
                    List.of("--no-pager", "-q", "-n", "1", "-o", "json", "_TRANSPORT=kernel"), _ -> found.set(true));
            return found.get();
        } catch (IOException notThere) {
            return false;
        }
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void feed(LineSink sink) throws InterruptedException {
        Duration pause = firstPause;
        String told = "";
        boolean first = true;
        while (true) {
            long begun = System.nanoTime();
            String why;
            try {
                if (first) {
                    readBefore(sink);
                    first = false;
                }
                why = follow(sink);
            } catch (IOException e) {
                why = "it cannot be started: " + e.getMessage();
            }
            if (System.nanoTime() - begun > LIVED_LONG.toNanos()) {
                pause = firstPause;
                told = "";
            }
            String reason = why.isEmpty() ? "it has ended" : why;
            if (!reason.equals(told)) {
                sink.notice("journalctl: " + reason + "; it is started again");
                told = reason;
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** What stands before the first new line. */
    private void readBefore(LineSink sink) throws IOException, InterruptedException {
        JournalCursor mark = last;
        if (mark == null && stopped != null) {
            // It had no line yet when it was watched: all that it has since is new.
            return;
        }
        List<String> options = options("-r", "-n", String.valueOf(Math.max(1, before)));
        if (mark != null) {
            options.add("--cursor=" + mark.text());
        }
        List<LoggedEntry> newestFirst = new ArrayList<>();
        String complaint = command.run(options, newestFirst::add);
        newestFirst.removeIf(it -> mark != null && it.cursor().isAfter(mark));
        if (mark == null) {
            if (!complaint.isEmpty()) {
                throw new IOException(complaint);
            }
            last = newestFirst.isEmpty() ? null : newestFirst.getFirst().cursor();
        } else if (newestFirst.isEmpty() || !newestFirst.getFirst().cursor().text().equals(mark.text())) {
            sink.notice("the journal no longer has the line at which watching stopped: what was removed with it is"
                    + " not seen");
        }
        for (LoggedEntry each : newestFirst.reversed()) {
            put(each, true, sink);
        }
    }

    private String follow(LineSink sink) throws IOException, InterruptedException {
        JournalCursor mark = last;
        List<String> options = options("-f", "--no-tail");
        if (mark != null) {
            options.add("--cursor=" + mark.text());
        } else if (stopped != null) {
            options.add("--since=@" + stopped.getEpochSecond());
        }
        String complaint = command.run(options, entry -> {
            JournalCursor before = last;
            if (before == null || entry.cursor().isAfter(before)) {
                put(entry, false, sink);
                last = entry.cursor();
            }
        });
        Optional<String> refused = Optional.of(complaint).filter(it -> it.contains("cursor"));
        if (refused.isPresent() && mark != null && mark.equals(last)) {
            last = null;
            sink.notice("the journal does not know the line at which watching stopped; it is watched from now on");
            readBefore(sink);
        }
        return complaint;
    }

    private void put(LoggedEntry entry, boolean old, LineSink sink) throws InterruptedException {
        if (!entry.isBy(own.process(), own.invocation()) && (withKernel || !entry.isOfKernel())) {
            WatchedLine line = entry.line(old);
            sink.line(line);
        }
    }

    private static List<String> options(String... more) {
        List<String> options = new ArrayList<>(List.of("--no-pager", "-q", "-a", "-o", "json",
                "--output-fields=" + String.join(",", LoggedEntry.names())));
        options.addAll(List.of(more));
        return options;
    }
}
