package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.show.Progress;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.follow.EndedGathers;
import io.gather.core.follow.FeedReader;
import io.gather.core.follow.GatherEnded;
import io.gather.core.overlord.Runs;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.RunState;
import org.jspecify.annotations.Nullable;

/** Shows a gather of another process: live while it runs, then its last screen. */
record Attachment(Screen screen, Workplace workplace, ShowOptions show) {
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    /** @return the exit code of the gather */
    int attach(@Nullable GatherId id) throws IOException, InterruptedException {
        List<RunState> all = new Runs(workplace).all();
        Optional<RunState> running = new WhichGather(all).underWay(id, "attach");
        if (running.isPresent()) {
            return follow(new OtherGather(running.get(), workplace));
        }
        Optional<GatherEnded> ended = lastWord(id);
        if (ended.isPresent()) {
            return end(ended.get());
        }
        throw id != null && all.stream().anyMatch(run -> run.id().equals(id)) ? cutOff(id) : none(id);
    }

    /** A gather lets go of its run directory a moment before it tells how it ended. */
    private Optional<GatherEnded> lastWord(@Nullable GatherId id) throws IOException, InterruptedException {
        EndedGathers endings = new EndedGathers(workplace.state());
        long limit = System.nanoTime() + LAST_LOOK.toNanos();
        Optional<GatherEnded> ended = id == null ? endings.latest() : endings.find(id);
        while (ended.isEmpty() && System.nanoTime() - limit < 0) {
            OtherGather.pause();
            ended = id == null ? endings.latest() : endings.find(id);
        }
        return ended;
    }

    private int follow(OtherGather gather) throws IOException, InterruptedException {
        try (Progress progress = Progress.of(screen.printer(), screen.terminal(), screen.folding(), show);
                Leaving _ = Leaving.of(progress, gather.id())) {
            events(gather, progress);
            Optional<GatherEnded> ended = gather.awaitEnded(Duration.ZERO);
            progress.end(false);
            if (ended.isPresent()) {
                return end(ended.get());
            }
            throw cutOff(gather.id());
        }
    }

    private void events(OtherGather gather, Progress progress) throws IOException, InterruptedException {
        try (FeedReader reader = open(gather)) {
            if (reader == null) {
                return;
            }
            while (gather.running()) {
                if (!reader.read(line -> progress.on(line.event(), line.at()))) {
                    OtherGather.pause();
                }
            }
            reader.read(line -> progress.on(line.event(), line.at()));
        }
    }

    /** Null when the gather ended before it had anything to say. */
    private @Nullable FeedReader open(OtherGather gather) throws IOException, InterruptedException {
        while (true) {
            try {
                return new FeedReader(workplace.state().events(gather.id()));
            } catch (NoSuchFileException notYet) {
                if (!gather.running()) {
                    return null;
                }
                OtherGather.pause();
            }
        }
    }

    private int end(GatherEnded ended) {
        Optional<GatherEnd> end = ended.end();
        if (end.isEmpty()) {
            throw ended.error();
        }
        screen.ending(screen.printer()).show(end.get(), ended.exitCode(), show.json(), show.quiet());
        return ended.exitCode();
    }

    private static GatherException cutOff(GatherId id) {
        return new GatherException(CommandError.CUT_OFF, "this gather was cut off", id.text(),
                "go on with it: gather resume " + id + "; give it up: gather cleanup " + id + " --yes");
    }

    private static GatherException none(@Nullable GatherId id) {
        return id == null
                ? new GatherException(CommandError.NOTHING_UNDER_WAY, "no gather is under way", "",
                        "start one without this terminal: gather run --detach")
                : new GatherException(RunError.NO_SUCH_GATHER, "there is no such gather", id.text(),
                        "see the ids: gather status");
    }
}
