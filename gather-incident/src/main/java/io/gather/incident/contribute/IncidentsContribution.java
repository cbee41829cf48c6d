package io.gather.incident.contribute;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.module.ContributedFiles;
import io.gather.core.module.Contribution;
import io.gather.core.module.ModuleContext;
import io.gather.core.redact.Redactor;
import io.gather.core.units.Durations;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.flog.FlogWriter;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.show.MaskedValue;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of late of the nodes that are gathered from, as a gatherer of incidents keeps them here, the newest first, with their secrets
 * masked: a list, and each as a file of its own that {@code flogtool} reads.
 */
public final class IncidentsContribution implements Contribution {
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public String about() {
        return "incidents of late that the gathered nodes reported to this machine, secrets masked";
    }

    @Override
    public void write(ModuleContext context, ContributedFiles files) throws IOException, InterruptedException {
        Path directory = IncidentSettings.directory(context);
        if (!Files.isDirectory(directory.resolve("incidents"))) {
            context.notice("no incidents are kept here");
            return;
        }
        try (Classifiers classifiers = Classifiers.open(directory, context.settings().of(IncidentSettings.PYTHON),
                context::notice)) {
            write(context, IncidentArchive.open(directory, classifiers, context::notice), files);
        }
    }

    private static void write(ModuleContext context, IncidentArchive archive, ContributedFiles files)
            throws IOException, InterruptedException {
        Redactor redactor = SecretMasks.redactor(false);
        boolean all = files.nodes().isEmpty()
                || context.settings().of(IncidentSettings.GATHER_NODES) == IncidentSettings.GatherNodes.ALL;
        GatheredTubs tubs = all
                ? GatheredTubs.ofAll(archive.nodes())
                : GatheredTubs.of(files.nodes(), archive.nodes());
        List<IncidentEntry> entries = archive.newest(recent(context, all ? null : tubs.tubs()), MOST);
        try (OutputStream out = files.file("incidents.jsonl")) {
            for (IncidentEntry entry : entries) {
                out.write((Json.write(told(entry, tubs, redactor)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        for (IncidentEntry entry : entries) {
            Optional<Path> file = archive.file(entry);
            if (file.isPresent()) {
                copy(context, file.get(), entry, tubs, redactor, files);
            }
        }
    }

    private static IncidentQuery recent(ModuleContext context, @Nullable Set<String> tubs) {
        String last = context.settings().of(IncidentSettings.GATHER_LAST);
        Instant since = last.isBlank() ? null : context.clock().instant().minus(Durations.parse(last));
        return new IncidentQuery(since, null, null, tubs, null, null);
    }

    private static Map<String, Object> told(IncidentEntry entry, GatheredTubs tubs, Redactor redactor) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", entry.name().text());
        told.put("node", tubs.folder(entry.tub().text()));
        told.put("tub", entry.tub().text());
        told.put("state", entry.state().name().toLowerCase(Locale.ROOT));
        told.put("time", entry.time());
        told.put("level", entry.level());
        told.put("facility", redactor.text(entry.facility()));
        told.put("fingerprint", entry.fingerprint().text());
        told.put("categories", entry.categories());
        told.put("version", redactor.text(entry.version()));
        told.put("message", redactor.text(entry.message()));
        return told;
    }

    /** The bundle compresses: within it one sees into a log that is not compressed itself. */
    private static void copy(ModuleContext context, Path file, IncidentEntry entry, GatheredTubs tubs,
            Redactor redactor, ContributedFiles files) throws IOException, InterruptedException {
        try (FlogReader reader = FlogReader.open(file);
                FlogWriter writer = new FlogWriter(
                        files.file("incidents/" + tubs.folder(entry.tub().text()) + "/" + entry.name() + ".flog"),
                        false)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                switch (line) {
                    case FlogLine.Header header -> writer.line(MaskedValue.of(header.line(), redactor));
                    case FlogLine.Entry event -> writer.line(MaskedValue.of(event.line(), redactor));
                    case FlogLine.Other _ -> {
                        // Nobody knows what it is, so nobody can mask it.
                    }
                    case FlogLine.Damaged damaged ->
                        context.notice(entry.name() + ", line " + damaged.number() + ": " + damaged.reason());
                }
            }
        } catch (GatherException damaged) {
            context.notice(entry.name() + " " + damaged.what());
        }
    }
}
