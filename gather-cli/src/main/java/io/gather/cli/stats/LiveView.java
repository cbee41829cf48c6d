package io.gather.cli.stats;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.cli.show.LivePicture;
import io.gather.cli.show.PictureLine;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.cli.signals.Interrupt;
import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import io.gather.stats.status.StatsStatus;
import io.gather.stats.status.StatusFile;

/** Shows a collector's status: on a terminal as a picture that is drawn anew, elsewhere in lines. */
record LiveView(Printer printer, Terminal terminal, StatusFile file, InstantSource clock) {
    private static final long EVERY_MILLIS = 2_000;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    void json() throws IOException {
        printer.json(status());
    }

    void once() throws IOException {
        lines().forEach(line -> printer.result(line.text()));
    }

    /** Until a signal comes. @return the exit code that tells which */
    int follow() throws IOException, InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Interrupt interrupt = Interrupt.of(told::countDown, ENDS_WITHIN)) {
            LivePicture picture = new LivePicture(printer, terminal);
            Instant shown = Instant.MIN;
            do {
                if (terminal.interactive()) {
                    picture.draw(lines());
                } else if (!status().at().equals(shown)) {
                    shown = status().at();
                    once();
                    printer.flush();
                }
            } while (!told.await(EVERY_MILLIS, TimeUnit.MILLISECONDS) && !printer.closed());
            return told.getCount() == 0 ? interrupt.code() : 0;
        }
    }

    private List<PictureLine> lines() throws IOException {
        return TopLines.of(status(), clock.instant());
    }

    private StatsStatus status() throws IOException {
        return file.read().orElseThrow(() -> new GatherException(StatsError.STATUS_ABSENT,
                "no collector has run here", file.folder().toString(), "start one: gather stats run"));
    }
}
