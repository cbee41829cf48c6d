package io.gather.incident.trigger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.module.ModuleContext;
import io.gather.incident.alert.FreshIncidents;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** Starts gathers by the {@code [[gather]]} tables of the rules, one after the other. For one thread. */
public final class GatherTrigger implements FreshIncidents {
    private static final Duration END = Duration.ofSeconds(9);

    private final Path rulesFile;
    private final TriggerBook book;
    private final TriggerRun run;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private final List<TriggerBook.Wanted> wanted = new ArrayList<>();
    private List<TriggerRule> rules = List.of();
    private @Nullable FileTime read;
    private @Nullable Thread working;

    GatherTrigger(Path rulesFile, TriggerBook book, TriggerRun run, InstantSource clock, Consumer<String> notices) {
        this.rulesFile = rulesFile;
        this.book = book;
        this.run = run;
        this.clock = clock;
        this.notices = notices;
    }

    /** What began in a process that is gone has ended. */
    public static GatherTrigger open(ModuleContext context, Path directory) throws IOException {
        TriggerRun run = new TriggerRun(context.program("run"), context.state().resolve("gathers"));
        TriggerBook book = TriggerBook.read(directory);
        for (TriggeredGather each : book.all()) {
            if (each.state() == TriggeredGather.State.BEGUN) {
                TriggeredGather ignored = book.put(run.found(each));
            }
        }
        GatherTrigger trigger = new GatherTrigger(directory.resolve(Classifiers.RULES), book, run, context.clock(),
                context::notice);
        trigger.refresh();
        return trigger;
    }

    @Override
    public void fresh(IncidentEntry entry, @Nullable ReportingNode node, boolean first, boolean regression) {
        for (TriggerRule rule : rules) {
            if (rule.isMet(entry, first, regression)) {
                wanted.add(new TriggerBook.Wanted(rule, entry.key(), entry.fingerprint().text(),
                        rule.local() ? "" : nodes(entry, node)));
            }
        }
    }

    /** The node of that name in the inventory, or the one of which the inventory says that it has this tub id. */
    private static String nodes(IncidentEntry entry, @Nullable ReportingNode node) {
        String name = node == null ? null : node.name();
        return name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") ? name : "@tub:" + entry.tub().text();
    }

    @Override
    public void keep() throws IOException {
        book.add(book.allowed(wanted, clock.instant()));
        wanted.clear();
    }

    @Override
    public void look() throws IOException {
        refresh();
        Thread before = working;
        if (before != null && before.isAlive()) {
            return;
        }
        Optional<TriggeredGather> due = book.due(clock.instant());
        if (due.isPresent()) {
            // Written down before: it is not begun twice, whatever ends this process.
            TriggeredGather begun = book.put(due.get().now(TriggeredGather.State.BEGUN, ""));
            working = Thread.ofVirtual().name("incident-gather").start(() -> work(begun));
        }
    }

    private void work(TriggeredGather gather) {
        try {
            TriggeredGather ended = gather.now(TriggeredGather.State.FAILED, "it was ended with gather incident run");
            try {
                run.prune(gather.number());
                ended = run.run(gather);
            } catch (IOException e) {
                ended = gather.now(TriggeredGather.State.FAILED, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                ended = run.found(gather);
            }
            TriggeredGather ignored = book.put(ended);
            notices.accept("gather for " + gather.incident().replaceFirst(" .*", "") + ": " + ended.shown());
        } catch (IOException e) {
            notices.accept("what became of a gather could not be written down: " + e);
        }
    }

    /** Rules that were right stay in force while somebody edits them. */
    private void refresh() throws IOException {
        FileTime now = Files.isRegularFile(rulesFile) ? Files.getLastModifiedTime(rulesFile) : FileTime.fromMillis(0);
        if (now.equals(read)) {
            return;
        }
        try {
            rules = TriggerFile.read(rulesFile);
        } catch (GatherException e) {
            if (read == null) {
                throw e;
            }
            notices.accept(e.getMessage() + "; the gathers from before stay in force");
        }
        read = now;
    }

    @Override
    public void close() {
        Thread thread = working;
        if (thread != null) {
            thread.interrupt();
            try {
                boolean ignored = thread.join(END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
