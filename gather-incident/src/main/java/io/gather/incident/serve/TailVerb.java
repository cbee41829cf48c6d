package io.gather.incident.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.units.Durations;
import io.gather.incident.error.GathererError;
import io.gather.incident.event.EventTime;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.tail.LogTail;
import io.gather.incident.tail.SavedTail;
import io.gather.incident.tail.TailOutput;
import io.gather.incident.tail.TailTarget;
import io.gather.incident.tail.TailText;
import io.gather.transport.foolscap.dial.Reconnector;
import io.gather.transport.foolscap.dial.RedialDelay;
import io.gather.transport.foolscap.dial.TubDialler;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.tub.Tub;

/** {@code gather incident tail TARGET}. */
final class TailVerb implements Verb {
    /** Somebody looks on. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public String about() {
        return "Prints what a node logs as flogtool tail does, until it is ended, with secrets masked.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--catch-up", "begin with what the node remembers"),
                new VerbOption("--save-to", "FILE", "write it to a file of logs too, unmasked; replaces what is there"),
                new VerbOption("--timestamps", "MODE",
                        "short-local, long-local, utc, epoch (default: short-local)"),
                VerbOption.flag("--verbose", "all that an event holds"),
                VerbOption.flag("--secrets", "show FURLs and capabilities whole"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("TARGET", VerbArgument.Count.ONE,
                "the FURL of a node's log, a file with it, or the directory of the node"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident tail --catch-up /var/lib/tahoe-lafs/node",
                "what a node on this machine logs"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        Furl furl = TailTarget.read(call.arguments().getFirst());
        if (furl.dialled().findAny().isEmpty()) {
            throw new GatherException(GathererError.NO_TARGET, "names no place that can be dialled from here",
                    furl.toString(), "use the FURL of a node that listens on TCP");
        }
        String mode = call.value("--timestamps").orElse("short-local");
        EventTime time = EventTime.read(mode).orElseThrow(() -> new GatherException(GathererError.NO_TARGET,
                "is no way of showing times", mode, "name one of short-local, long-local, utc, epoch"));
        List<TailOutput> outputs = new ArrayList<>();
        outputs.add(new TailText(new TailText.TailStyle(time, ZoneId.systemDefault(), call.has("--verbose"),
                SecretMasks.redactor(call.has("--secrets"))), call.output()::result, call.output()::message));
        Optional<String> file = call.value("--save-to");
        if (file.isEmpty()) {
            return follow(call, furl, outputs);
        }
        try (SavedTail saved = new SavedTail(Path.of(file.get()), furl.tub(), call.context().clock())) {
            outputs.add(saved);
            return follow(call, furl, outputs);
        }
    }

    private static int follow(VerbCall call, Furl furl, List<TailOutput> outputs)
            throws IOException, InterruptedException {
        call.output().message("Connecting..");
        LogTail tail = new LogTail(furl, call.has("--catch-up"), outputs);
        TubEndpoint us = new TubEndpoint(Tub.create(call.context().clock().instant()), (_, _) -> Optional.empty(),
                new Mistakes(call), SessionLimits.USUAL);
        new Reconnector(new TubDialler(us), furl, new RedialDelay(new SecureRandom(), LONGEST_DELAY),
                (why, next) -> call.output().message("Disconnected: " + why + ". Tries again in "
                        + Durations.show(next) + "."))
                .run(tail);
        if (tail.failure().isPresent()) {
            throw tail.failure().get();
        }
        return 0;
    }

    /** The node has no reason to ask for anything here. */
    private record Mistakes(VerbCall call) implements BrokerListener {
        @Override
        public void unknownName(TubId peer) {
            call.output().message("The node asks for an object that there is not.");
        }

        @Override
        public void broken(TubId peer, String method, RuntimeException mistake) {
            call.output().message("An event is not shown, which is a mistake of gather: " + mistake);
        }
    }
}
