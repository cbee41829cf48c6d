package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.json.Json;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.event.LogLevel;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.show.DumpStyle;
import io.gather.incident.show.DumpText;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.trigger.TriggerBook;
import io.gather.incident.trigger.TriggeredGather;

/** {@code gather incident show}. */
final class ShowVerb implements Verb {
    private static final int CHAIN = 50;

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String about() {
        return "Tells of one incident: what it was recorded for, what led to it, how often there was one like it.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(DumpVerb.TIMESTAMPS, ArchiveAccess.DIRECTORY, AskedFor.JSON, AskedFor.SECRETS);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("INCIDENT", VerbArgument.Count.ONE, "its name, or the end of it"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            IncidentEntry entry = access.archive().find(call.arguments().getFirst());
            Redactor redactor = AskedFor.redactor(call);
            IncidentView view = IncidentView.of(entry, access.archive().nodes(), redactor);
            List<TriggeredGather> gathers = TriggerBook.read(ArchiveAccess.directory(call)).of(entry.key());
            if (call.has("--json")) {
                Map<String, Object> told = Json.fields(view);
                told.put("gathers", gathers.stream().map(GatherView::of).toList());
                call.output().json(told);
                return 0;
            }
            Optional<Path> file = access.archive().file(entry);
            facts(call, access, view, file, gathers);
            if (file.isPresent()) {
                chain(call, file.get());
            }
            return 0;
        }
    }

    private static void facts(VerbCall call, ArchiveAccess access, IncidentView view, Optional<Path> file,
            List<TriggeredGather> gathers) throws IOException {
        List<IncidentEntry> like = new ArrayList<>();
        int[] count = {0};
        access.archive().each(new IncidentQuery(null, null, null, null, view.fingerprint(), null), other -> {
            count[0]++;
            if (like.isEmpty() || other.time().isBefore(like.getFirst().time())) {
                like.clear();
                like.add(other);
            }
        });
        try (Columns columns = new Columns(call.output()::result)) {
            columns.row("incident", view.name());
            columns.row("node", view.node() + " (" + view.tub() + ")");
            columns.row("time", IncidentView.TIME.format(view.time()));
            columns.row("level",
                    LogLevel.show(view.level()) + (view.facility().isEmpty() ? "" : ", " + view.facility()));
            columns.row("categories", String.join(",", view.categories()));
            columns.row("fingerprint",
                    view.fingerprint() + ", " + count[0] + (count[0] == 1 ? " incident" : " incidents")
                            + (like.isEmpty() ? "" : " since " + IncidentView.TIME.format(like.getFirst().time())));
            columns.row("version", view.version());
            columns.row("events", Integer.toString(view.events()));
            columns.row("file", file.map(Path::toString).orElse("went to make room"));
            gathers.forEach(gather -> columns.row("gather", gather.shown()));
            columns.row("message", view.message());
        }
    }

    /** The trigger, and the events that led to it, as far as they are in the file. */
    private static void chain(VerbCall call, Path file) throws IOException {
        Map<Long, FlogLine.Entry> remembered = new HashMap<>();
        Deque<FlogLine.Entry> chain = new ArrayDeque<>();
        FlogLine.Header header = null;
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                switch (line) {
                    case FlogLine.Header first -> header = first;
                    case FlogLine.Entry entry -> {
                        entry.event().number().ifPresent(number -> remembered.put(number, entry));
                        boolean isTrigger = header != null
                                && header.trigger().filter(entry.event()::isSame).isPresent();
                        if (isTrigger && chain.isEmpty()) {
                            walk(entry, remembered, chain);
                        }
                    }
                    case FlogLine.Other _ -> {
                        // Nothing that leads anywhere.
                    }
                    case FlogLine.Damaged damaged ->
                        call.output().message(file + ":" + damaged.number() + ": " + damaged.reason());
                }
            }
        }
        call.output().result("");
        DumpStyle style = DumpVerb.style(call);
        DumpText text = new DumpText(style, call.output()::result);
        if (header != null) {
            text.add(header);
        }
        chain.forEach(text::add);
    }

    private static void walk(FlogLine.Entry trigger, Map<Long, FlogLine.Entry> remembered,
            Deque<FlogLine.Entry> chain) {
        for (FlogLine.Entry at = trigger; at != null && chain.size() < CHAIN && !chain.contains(at);) {
            chain.addFirst(at);
            at = at.event().parent().map(remembered::get).orElse(null);
        }
    }
}
