package io.gather.incident.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.store.ReportingNode;
import io.gather.incident.store.Resolved;
import org.jspecify.annotations.Nullable;

/** Looks what came since the last look, and tells of it. What was told is remembered on the disk. For one thread. */
final class Alarms {
    private final Path rulesFile;
    private final Path position;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<String> notices;
    private final Set<String> known = new HashSet<>();
    private List<RuleAlarms> rules = List.of();
    private @Nullable FileTime read;
    private @Nullable Instant seen;

    private record Seen(Instant stored) {}

    /** @param position a file of its own */
    Alarms(Path rulesFile, Path position, Clock clock, Duration patience, Consumer<String> notices) {
        this.rulesFile = rulesFile;
        this.position = position;
        this.clock = clock;
        this.patience = patience;
        this.notices = notices;
    }

    void look(IncidentArchive archive) throws IOException, InterruptedException {
        refresh();
        Instant before = seen == null ? begin(archive) : seen;
        List<IncidentEntry> fresh = new ArrayList<>();
        archive.each(IncidentQuery.ALL, entry -> {
            if (entry.stored().isAfter(before) && entry.state() != IncidentEntry.State.REMOVED) {
                fresh.add(entry);
            }
        });
        fresh.sort(Comparator.comparing(IncidentEntry::stored));
        List<ReportingNode> nodes = archive.nodes();
        Resolved resolved = archive.resolved();
        for (IncidentEntry entry : fresh) {
            boolean first = known.add(entry.fingerprint().text());
            String node = nodes.stream().filter(it -> it.tubs().contains(entry.tub().text())).findFirst()
                    .map(ReportingNode::shown).orElse("");
            for (RuleAlarms rule : rules) {
                tell(rule, rule.stored(entry, node, first, resolved.isRegression(entry), clock.instant()));
            }
            seen = entry.stored();
        }
        if (!fresh.isEmpty()) {
            remember();
        }
        for (RuleAlarms rule : rules) {
            for (ReportingNode node : nodes) {
                tell(rule, rule.looked(node, clock.instant()));
            }
        }
    }

    /** What was there before anybody watched is no alarm. */
    private Instant begin(IncidentArchive archive) throws IOException {
        Instant from = Files.isRegularFile(position)
                ? Json.read(Files.readAllBytes(position), Seen.class).stored()
                : clock.instant();
        archive.each(IncidentQuery.ALL, entry -> {
            if (!entry.stored().isAfter(from)) {
                known.add(entry.fingerprint().text());
            }
        });
        seen = from;
        remember();
        return from;
    }

    private void remember() throws IOException {
        Path grown = position.resolveSibling(position.getFileName() + ".tmp");
        Files.write(grown, (Json.write(new Seen(seen == null ? clock.instant() : seen)) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        Files.move(grown, position, StandardCopyOption.ATOMIC_MOVE);
    }

    private void tell(RuleAlarms rule, Optional<Alarm> alarm) throws InterruptedException {
        if (alarm.isPresent()) {
            AlarmCommand.run(rule.rule().command(), alarm.get(), patience).ifPresent(
                    reason -> notices.accept("the alert '" + rule.rule().name() + "' could not be told: " + reason));
        }
    }

    /** Rules that were right stay in force while somebody edits them. */
    private void refresh() throws IOException {
        FileTime now = Files.isRegularFile(rulesFile) ? Files.getLastModifiedTime(rulesFile) : FileTime.fromMillis(0);
        if (now.equals(read)) {
            return;
        }
        try {
            rules = AlertFile.read(rulesFile).stream().map(RuleAlarms::new).toList();
        } catch (GatherException e) {
            if (read == null) {
                throw e;
            }
            notices.accept(e.getMessage() + "; the alerts from before stay in force");
        }
        read = now;
    }
}
