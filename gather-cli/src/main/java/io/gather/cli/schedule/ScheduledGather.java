package io.gather.cli.schedule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.schedule.ConditionChange;
import io.gather.core.schedule.GatherSchedule;
import io.gather.core.schedule.ScheduleStore;
import io.gather.core.schedule.ScheduledRun;
import io.gather.core.schedule.ScheduledRun.Condition;

/** One gather of a schedule, as its timer starts it. */
record ScheduledGather(Printer printer, Surroundings surroundings, Gathering gathering) {
    private static final int MOST_LINES = 12;

    int run(ScheduleStore store, String name, boolean spread, PlaceOptions places)
            throws InterruptedException, IOException {
        GatherSchedule schedule = store.find(name).orElseThrow(() -> new GatherException(CommandError.NO_SUCH_SCHEDULE,
                "there is no such schedule", name, "see what there is: gather schedule list"));
        if (spread) {
            await(schedule.jitter());
        }
        Optional<LockedFile> lock = store.lock(name);
        if (lock.isEmpty()) {
            // The one under way is what was asked for; a timer that finds this often is told of it by `list`.
            return 0;
        }
        try (LockedFile held = lock.get()) {
            held.say(Long.toString(ProcessHandle.current().pid()));
            List<ScheduledRun> before = store.runs(name);
            ScheduledRun ended = gather(schedule, places);
            store.add(name, ended);
            tell(schedule, before, ended);
            return ended.code();
        }
    }

    /** Interrupted like any other wait. */
    private static void await(Duration most) throws InterruptedException {
        long millis = ThreadLocalRandom.current().nextLong(most.toMillis() + 1);
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private ScheduledRun gather(GatherSchedule schedule, PlaceOptions places) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> line = new ArrayList<>(List.of("run", "--batch"));
        line.addAll(surroundings.placesAgain(places));
        line.addAll(schedule.words());
        Instant began = surroundings.clock().instant();
        int code;
        try (PrintStream results = stream(out); PrintStream messages = stream(err)) {
            code = gathering.run(results, messages, line);
        }
        return new ScheduledRun(began, Duration.between(began, surroundings.clock().instant()), code,
                lastLine(text(out)), tail(text(err)));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, false, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (before, line) -> line);
    }

    private static List<String> tail(String text) {
        List<String> lines = text.lines().toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    /** Of the first gather only when it is not well. */
    private void tell(GatherSchedule schedule, List<ScheduledRun> before, ScheduledRun ended) {
        Condition was = before.isEmpty() ? Condition.WELL : before.getLast().condition();
        if (was == ended.condition()) {
            return;
        }
        ConditionChange news = new ConditionChange(schedule, was, ended, surroundings.hostName());
        printer.result(news.text() + "\nnext: gather schedule list");
        for (NewsSender sender : NewsSender.of(schedule.notice())) {
            try {
                sender.send(news);
            } catch (GatherException | IOException | UncheckedIOException e) {
                printer.message(sender.name() + ": could not be told: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
