package io.gather.incident.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.units.Durations;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.error.GathererError;
import io.gather.incident.folder.GathererFolder;
import io.gather.incident.gatherer.Gatherer;
import io.gather.incident.gatherer.GathererTimes;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoredIncident;
import io.gather.incident.stream.EventFiles;
import org.jspecify.annotations.Nullable;

/** {@code gather incident serve DIR}. */
final class ServeVerb implements Verb {
    /** How soon a FURL that was taken back, or the time for the next file, is seen. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String about() {
        return "Takes incidents from nodes, until it is ended; DIR may be one that flogtool made.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--events", "take all that nodes log too, into files from-…---to-….flog"),
                new VerbOption("--rotate", "TIME", "begin a new file of events so often, such as 1d"),
                VerbOption.flag("--bzip", "compress files of events that have ended"),
                VerbOption.flag("--furl", "print the FURL, which is a secret"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("DIR", VerbArgument.Count.ONE, "the directory of the gatherer"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident serve /var/lib/gatherer", "take incidents"),
                new VerbExample("gather incident serve --events --rotate 1d --bzip /var/lib/gatherer",
                        "take all that is logged too"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        Path base = Path.of(call.arguments().getFirst());
        GathererFolder folder = GathererFolder.open(base, call.context().clock());
        Optional<LockedFile> claim = folder.claim();
        if (claim.isEmpty()) {
            throw new GatherException(GathererError.IS_SERVED, "is served by another process", base.toString(),
                    GathererError.IS_SERVED.entry().remedy());
        }
        try (LockedFile held = claim.get();
                Classifiers classifiers = Classifiers.open(base, call.context().settings().of(IncidentSettings.PYTHON),
                        call.context()::notice)) {
            held.say("process " + ProcessHandle.current().pid());
            serve(call, folder, IncidentStore.open(base, classifiers, IncidentSettings.limits(call.context()),
                    call.context().clock(), call.context()::notice));
        }
        return 0;
    }

    private static void serve(VerbCall call, GathererFolder folder, IncidentStore store) throws IOException {
        try (EventFiles events = events(call);
                Gatherer gatherer = new Gatherer(new Gatherer.Reach(folder.tub(), folder.port(), folder), store,
                        GathererTimes.USUAL,
                        new Gatherer.Hearers(stored -> told(call, stored), events, call.context()::notice))) {
            call.output().message("Listens on " + folder.port() + " as the tub " + folder.tub().id()
                    + ". Its FURL is in " + folder.furlFile() + ".");
            if (call.has("--furl")) {
                call.output().result(folder.furl().text());
            }
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                gatherer.review();
                if (events != null) {
                    events.rotateIfDue();
                }
            }
        } catch (InterruptedException expected) {
            // That is how it ends.
        }
    }

    private static @Nullable EventFiles events(VerbCall call) throws IOException {
        if (!call.has("--events")) {
            return null;
        }
        Duration every = call.value("--rotate").map(ServeVerb::time).orElse(Duration.ZERO);
        return EventFiles.open(Path.of(call.arguments().getFirst()),
                new EventFiles.FileRotation(every, call.has("--bzip"),
                        call.context().settings().of(IncidentSettings.MAX_EVENTS_SIZE)),
                call.context().clock(),
                call.context()::notice);
    }

    /** A number alone is one of seconds, as flogtool has it. */
    private static Duration time(String text) {
        return Durations.parse(text.matches("[0-9]+") ? text + "s" : text);
    }

    private static void told(VerbCall call, StoredIncident stored) {
        call.output().message(stored.entry().name() + " of " + stored.node().shown() + ": "
                + String.join(", ", stored.entry().categories()) + (stored.first() ? ", the first of its kind" : "")
                + (stored.regression() ? ", though its kind was taken for resolved" : ""));
    }
}
