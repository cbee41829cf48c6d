package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventText;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.show.DumpText;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.store.NewestIncidents;
import io.gather.incident.store.ReportingNode;

/** {@code gather incident search}. */
final class SearchVerb implements Verb {
    private static final int SHOWN = 50;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "Finds incidents by what they were recorded for, or by any of their events.";
    }

    @Override
    public List<VerbOption> options() {
        return AskedFor.options(VerbOption.flag("--events", "look into all events, which takes longer"),
                new VerbOption("--limit", "NUMBER", "at most so many incidents; 0: all (default: 50)"),
                DumpVerb.TIMESTAMPS);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("TEXT", VerbArgument.Count.ONE, "in small letters or large ones"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident search --events --last 2h 'no space'", "in all events"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        String text = call.arguments().getFirst();
        int limit = AskedFor.number(call, "--limit", SHOWN);
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        Redactor redactor = AskedFor.redactor(call);
        boolean deep = call.has("--events");
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            IncidentQuery asked = AskedFor.query(call, access.archive());
            List<ReportingNode> nodes = access.archive().nodes();
            try (NewestIncidents newest = access.archive().newestOf(deep ? asked : with(asked, text),
                    deep ? Integer.MAX_VALUE : most); Columns columns = new Columns(call.output()::result)) {
                int found = 0;
                for (IncidentEntry entry = newest.next(); entry != null && found < most; entry = newest.next()) {
                    List<FlogLine.Entry> events = deep ? events(call, access, entry, text) : List.of();
                    if (deep && events.isEmpty()) {
                        continue;
                    }
                    found++;
                    IncidentView view = IncidentView.of(entry, nodes, redactor);
                    if (call.has("--json")) {
                        call.output().json(view);
                    } else if (deep) {
                        show(call, view, events);
                    } else {
                        view.row(columns);
                    }
                }
            }
            return 0;
        }
    }

    private static void show(VerbCall call, IncidentView view, List<FlogLine.Entry> events) {
        try (Columns columns = new Columns(call.output()::result)) {
            view.row(columns);
        }
        DumpText dump = new DumpText(DumpVerb.style(call), line -> call.output().result("  " + line));
        events.forEach(dump::add);
    }

    private static IncidentQuery with(IncidentQuery query, String text) {
        return new IncidentQuery(query.since(), query.until(), query.category(), query.tubs(), query.fingerprint(),
                text);
    }

    private static List<FlogLine.Entry> events(VerbCall call, ArchiveAccess access, IncidentEntry entry, String text)
            throws IOException, InterruptedException {
        List<FlogLine.Entry> found = new ArrayList<>();
        Optional<Path> file = access.archive().file(entry);
        if (file.isEmpty()) {
            return found;
        }
        String sought = text.toLowerCase(Locale.ROOT);
        try (FlogReader reader = FlogReader.open(file.get())) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (line instanceof FlogLine.Entry event && found.size() < SHOWN && holds(event, sought)) {
                    found.add(event);
                }
            }
        } catch (GatherException | IOException damaged) {
            call.output().message(String.valueOf(damaged.getMessage()));
        }
        return found;
    }

    private static boolean holds(FlogLine.Entry entry, String sought) {
        return EventText.of(entry.event().fields()).toLowerCase(Locale.ROOT).contains(sought)
                || entry.event().failureText().toLowerCase(Locale.ROOT).contains(sought)
                || entry.event().facility().toLowerCase(Locale.ROOT).contains(sought);
    }
}
