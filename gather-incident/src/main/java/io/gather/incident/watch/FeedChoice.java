package io.gather.incident.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.incident.error.WatchError;
import io.gather.incident.watch.record.WatchState;
import io.gather.incident.watch.rule.WatchRules;
import io.gather.incident.watch.source.FileFeed;
import io.gather.incident.watch.source.JournalFeed;
import io.gather.incident.watch.source.KernelFeed;
import io.gather.incident.watch.source.LineFeed;

/** Where this machine's lines are read, for what the rules look at. */
public final class FeedChoice {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<LineFeed> feeds = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private FeedChoice() {}

    /** @throws GatherException when there is nothing to read */
    public static FeedChoice of(WatchRules rules, WatchState state, InstantSource clock, Consumer<String> notices)
            throws InterruptedException {
        FeedChoice choice = new FeedChoice();
        List<String> program = JournalFeed.PROGRAM;
        boolean journal = isInstalled(program.getFirst());
        boolean kernelInJournal = journal && JournalFeed.hasKernel(program);
        boolean kernelAlone = rules.wantsKernel() && !kernelInJournal;
        if (journal && (rules.wantsJournal() || (rules.wantsKernel() && kernelInJournal))) {
            choice.add(new JournalFeed(program, state.journal(), state.saved(), rules.before(), !kernelAlone,
                    JournalFeed.Own.ofThisProcess(), PAUSE),
                    kernelAlone ? "the journal" : "the journal with the kernel");
        } else if (rules.wantsJournal()) {
            notices.accept("there is no journalctl on this machine: rules for the journal find nothing");
        }
        if (kernelAlone && KernelFeed.isReadable(KernelFeed.DEVICE)) {
            choice.add(new KernelFeed(KernelFeed.DEVICE, state.kernel(), clock), KernelFeed.DEVICE.toString());
        } else if (kernelAlone) {
            notices.accept(KernelFeed.DEVICE + " cannot be read, and the journal has none of the kernel's lines:"
                    + " rules for the kernel find nothing; run it as root");
        }
        if (!rules.files().isEmpty()) {
            choice.add(new FileFeed(rules.files(), state.files(), state.saved(), rules.before(), LOOK, clock),
                    "files");
        }
        if (choice.feeds.isEmpty()) {
            throw new GatherException(WatchError.NOTHING_TO_READ,
                    "neither the journal nor the kernel's buffer can be read here, and no rule names files", "",
                    WatchError.NOTHING_TO_READ.entry().remedy());
        }
        return choice;
    }

    private void add(LineFeed feed, String words) {
        feeds.add(feed);
        told.add(words);
    }

    private static boolean isInstalled(String program) {
        return Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin").split(":"))
                .filter(it -> it.startsWith("/")).anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    public List<LineFeed> feeds() {
        return feeds;
    }

    /** For people. */
    public String words() {
        return String.join(", ", told);
    }
}
