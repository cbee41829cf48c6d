package io.gather.incident.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.units.Durations;
import io.gather.incident.error.WatchError;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.node.GathererFurl;
import io.gather.incident.node.LinkNews;
import io.gather.incident.node.NodeFolder;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.store.IncidentName;
import io.gather.incident.watch.line.LineText;
import io.gather.incident.watch.rule.IncidentLevel;
import io.gather.incident.watch.rule.WatchRuleFile;
import io.gather.transport.foolscap.furl.Furl;

/** {@code gather incident report}. */
public final class ReportVerb implements Verb {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String about() {
        return "Reports an incident of this machine to a gatherer, by hand.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(GathererFurl.OPTION, new VerbOption("--level", "LEVEL", "WEIRD, which is usual, SCARY or BAD"),
                new VerbOption("--attach", "FILE", "its last lines go with it; may be given several times"),
                new VerbOption("--wait", "DURATION", "how long it may take until the gatherer has it; 30s"),
                NodeFolder.OPTION, VerbOption.flag("--json", "one JSON object"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("MESSAGE", VerbArgument.Count.ONE, "what has happened"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident report --to gatherer.furl 'the array lost a disk'", "at once"),
                new VerbExample("gather incident report --level SCARY --attach /var/log/app.log 'app hangs'",
                        "with the end of a log"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        String message = LineText.clean(call.arguments().getFirst().strip(), 0);
        if (message.isEmpty()) {
            throw new GatherException(WatchError.REPORT, "the message is empty", "MESSAGE",
                    WatchError.REPORT.entry().remedy());
        }
        IncidentLevel level = call.value("--level").map(ReportVerb::level).orElse(IncidentLevel.WEIRD);
        Duration patience = call.value("--wait").map(ReportVerb::patience).orElse(USUAL_PATIENCE);
        List<AttachedFile> attached = call.values("--attach").stream().map(it -> AttachedFile.read(Path.of(it)))
                .toList();
        Optional<Furl> gatherer = GathererFurl.find(call);
        NodeFolder folder = NodeFolder.of(call);
        Clock clock = call.context().clock();
        LinkNews news = new LinkNews(call.output(), false, _ -> {});
        IncidentSpool spool = folder.spool(clock, news::notice);
        requireWay(folder, gatherer, call);
        ThisMachine machine = ThisMachine.find();
        ReportEvents events = ReportEvents.of(message, level, attached, machine, WatchRuleFile.ours().redactor(),
                clock.instant());
        IncidentName name = spool.add("", events.header(), events.events()).orElseThrow();
        boolean fetched = new ReportDelivery(folder, spool, gatherer, machine, news).await(name, clock, patience);
        return told(call, name, spool, fetched, patience);
    }

    /** Before anything is kept: it would wait for nobody. */
    private static void requireWay(NodeFolder folder, Optional<Furl> gatherer, VerbCall call) throws IOException {
        if (gatherer.isEmpty()) {
            Optional<LockedFile> lock = folder.lock();
            if (lock.isPresent()) {
                lock.get().close();
                Furl ignored = GathererFurl.require(call);
            }
        }
    }

    private static int told(VerbCall call, IncidentName name, IncidentSpool spool, boolean fetched,
            Duration patience) {
        Path file = spool.folder().resolve(name.file());
        if (call.has("--json")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("incident", name.text());
            fields.put("file", file.toString());
            fields.put("fetched", fetched);
            call.output().json(fields);
        } else {
            call.output().result(name.text());
        }
        if (!fetched) {
            throw new GatherException(WatchError.NOT_DELIVERED,
                    "the gatherer has not fetched it within " + Durations.show(patience) + "; it waits there",
                    file.toString(), WatchError.NOT_DELIVERED.entry().remedy());
        }
        return 0;
    }

    private static IncidentLevel level(String text) {
        return Stream.of(IncidentLevel.values()).filter(it -> it.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst().orElseThrow(() -> new GatherException(WatchError.REPORT,
                        "'" + text + "' is none of WEIRD, SCARY, BAD", "--level", "write it like --level SCARY"));
    }

    private static Duration patience(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new GatherException(WatchError.REPORT, String.valueOf(e.getMessage()), "--wait",
                    "write it like --wait 30s", e);
        }
    }
}
