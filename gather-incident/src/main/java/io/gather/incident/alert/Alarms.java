package io.gather.incident.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.store.ReportingNode;
import io.gather.incident.store.Resolved;
import org.jspecify.annotations.Nullable;

/** Looks what came since the last look, and writes down who is to be told of it. For one thread. */
final class Alarms {
    /** As many as are looked at in one step. */
    private static final int STEP = 1000;

    private final Path directory;
    private final Path rulesFile;
    private final AlarmBook book;
    private final SeenIncidents seen;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private final Set<String> fingerprints = new HashSet<>();
    private List<RuleAlarms> rules = List.of();
    private @Nullable FileTime read;
    private String version = "none";
    private boolean begun;

    /**
     * @param directory of the incidents
     * @param rulesFile which has the alerts
     */
    Alarms(Path directory, Path rulesFile, AlarmBook book, SeenIncidents seen, InstantSource clock,
            Consumer<String> notices) {
        this.directory = directory;
        this.rulesFile = rulesFile;
        this.book = book;
        this.seen = seen;
        this.clock = clock;
        this.notices = notices;
    }

    /** There is no directory yet: whatever is in it one day is new. */
    void nothingYet() throws IOException {
        if (!book.isOf(directory)) {
            book.begin(directory);
        }
    }

    /** What it throws costs nothing: the next look begins where the book stands. */
    void look(IncidentArchive archive, FreshIncidents others) throws IOException {
        try {
            looked(archive, others);
        } catch (IOException | RuntimeException e) {
            begun = false;
            throw e;
        }
    }

    private void looked(IncidentArchive archive, FreshIncidents others) throws IOException {
        seen.add(book.decided());
        boolean anew = !begun;
        if (anew) {
            begin(archive);
        }
        refresh(archive, anew);
        String now = archive.version();
        if (!now.equals(version)) {
            List<IncidentEntry> fresh = fresh(archive);
            for (int from = 0; from < fresh.size(); from += STEP) {
                step(archive, fresh.subList(from, Math.min(fresh.size(), from + STEP)), others);
            }
            version = now;
        }
        silence(archive.nodes());
    }

    /** What was there before anybody watched is no alarm. */
    private void begin(IncidentArchive archive) throws IOException {
        if (!book.isOf(directory)) {
            List<String> there = new ArrayList<>();
            archive.each(IncidentQuery.ALL, entry -> there.add(SeenIncidents.mark(entry.key())));
            seen.add(there);
            book.begin(directory);
        }
        fingerprints.clear();
        version = "none";
        archive.each(IncidentQuery.ALL, entry -> {
            if (seen.has(SeenIncidents.mark(entry.key()))) {
                fingerprints.add(entry.fingerprint().text());
            }
        });
        begun = true;
    }

    private List<IncidentEntry> fresh(IncidentArchive archive) throws IOException {
        List<IncidentEntry> fresh = new ArrayList<>();
        Set<String> once = new HashSet<>();
        archive.each(IncidentQuery.ALL, entry -> {
            String mark = SeenIncidents.mark(entry.key());
            if (!seen.has(mark) && once.add(mark)) {
                fresh.add(entry);
            }
        });
        fresh.sort(Comparator.comparing(IncidentEntry::stored));
        return fresh;
    }

    private void step(IncidentArchive archive, List<IncidentEntry> fresh, FreshIncidents others) throws IOException {
        List<ReportingNode> nodes = archive.nodes();
        Resolved resolved = archive.resolved();
        Instant now = clock.instant();
        List<String> marks = new ArrayList<>();
        List<WaitingAlarm> alarms = new ArrayList<>();
        for (IncidentEntry entry : fresh) {
            marks.add(SeenIncidents.mark(entry.key()));
            if (entry.state() == IncidentEntry.State.REMOVED) {
                continue;
            }
            boolean first = fingerprints.add(entry.fingerprint().text());
            ReportingNode reporter = nodes.stream().filter(it -> it.tubs().contains(entry.tub().text())).findFirst()
                    .orElse(null);
            String node = reporter == null ? "" : reporter.shown();
            for (RuleAlarms rule : rules) {
                add(alarms, rule, rule.stored(entry, node, first, resolved.isRegression(entry), now), now);
            }
            others.fresh(entry, reporter, first, resolved.isRegression(entry));
        }
        others.keep();
        decide(marks, alarms);
        seen.add(marks);
    }

    private void silence(List<ReportingNode> nodes) throws IOException {
        Instant now = clock.instant();
        List<WaitingAlarm> alarms = new ArrayList<>();
        Set<String> ids = nodes.stream().map(ReportingNode::id).collect(Collectors.toSet());
        for (RuleAlarms rule : rules) {
            rule.known(ids);
            for (ReportingNode node : nodes) {
                add(alarms, rule, rule.looked(node, now), now);
            }
        }
        decide(List.of(), alarms);
    }

    private static void add(List<WaitingAlarm> alarms, RuleAlarms rule, Optional<Alarm> alarm, Instant now) {
        alarm.ifPresent(it -> rule.rule().targets().forEach(target -> alarms.add(new WaitingAlarm(target, it, now))));
    }

    private void decide(List<String> marks, List<WaitingAlarm> alarms) throws IOException {
        Map<String, RuleMemory> memories = new HashMap<>();
        rules.forEach(rule -> memories.put(rule.rule().name(), rule.memory()));
        int tooMany = book.decide(memories, marks, alarms);
        if (tooMany > 0) {
            notices.accept(tooMany + " alarms are given up that nobody could be told of: more than "
                    + AlarmBook.MOST_WAITING + " wait");
        }
    }

    /** Rules that were right stay in force while somebody edits them. */
    private void refresh(IncidentArchive archive, boolean anew) throws IOException {
        FileTime now = Files.isRegularFile(rulesFile) ? Files.getLastModifiedTime(rulesFile) : FileTime.fromMillis(0);
        if (now.equals(read) && !anew) {
            return;
        }
        List<AlertRule> wanted = rules.stream().map(RuleAlarms::rule).toList();
        try {
            wanted = AlertFile.read(rulesFile);
        } catch (GatherException e) {
            if (read == null) {
                throw e;
            }
            notices.accept(e.getMessage() + "; the alerts from before stay in force");
        }
        rules = wanted.stream().map(rule -> new RuleAlarms(rule, book.of(rule.name()))).toList();
        archive.each(IncidentQuery.ALL, entry -> {
            if (seen.has(SeenIncidents.mark(entry.key()))) {
                rules.forEach(rule -> rule.remembered(entry));
            }
        });
        read = now;
    }
}
