package io.gather.incident.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;

/**
 * What was decided, and who is still to be told of it: on the disk before anybody is told. Safe for several threads; the file is written
 * under its lock.
 */
final class AlarmBook {
    static final int MOST_WAITING = 1000;

    private final Path file;
    private Kept kept;

    /**
     * @param directory whose incidents are watched
     * @param decided marks of incidents that are looked at by now, and perhaps not among the seen ones yet
     */
    private record Kept(String directory, long next, Map<String, RuleMemory> rules, List<String> decided,
            List<WaitingAlarm> waiting) {}

    private AlarmBook(Path file, Kept kept) {
        this.file = file;
        this.kept = kept;
    }

    static AlarmBook read(Path file) throws IOException {
        return new AlarmBook(file, Files.isRegularFile(file)
                ? Json.read(Files.readAllBytes(file), Kept.class)
                : new Kept("", 1, Map.of(), List.of(), List.of()));
    }

    /** Whether these incidents were watched before. */
    synchronized boolean isOf(Path directory) {
        return kept.directory.equals(directory.toString());
    }

    synchronized void begin(Path directory) throws IOException {
        write(new Kept(directory.toString(), kept.next, kept.rules, List.of(), kept.waiting));
    }

    synchronized RuleMemory of(String rule) {
        return kept.rules.getOrDefault(rule, RuleMemory.NOTHING);
    }

    synchronized List<String> decided() {
        return kept.decided;
    }

    /**
     * One step, which is there as a whole or not at all.
     *
     * @param rules those that there are now
     * @param marks of the incidents that were looked at
     * @param fresh alarms that have no id yet, with those who are to be told
     * @return how many of those that waited longest had to go
     */
    synchronized int decide(Map<String, RuleMemory> rules, List<String> marks, List<WaitingAlarm> fresh)
            throws IOException {
        if (marks.isEmpty() && fresh.isEmpty() && rules.equals(kept.rules)) {
            return 0;
        }
        long next = kept.next;
        Map<Alarm, Alarm> numbered = new LinkedHashMap<>();
        List<WaitingAlarm> waiting = new ArrayList<>(kept.waiting);
        for (WaitingAlarm each : fresh) {
            Alarm alarm = numbered.get(each.alarm());
            if (alarm == null) {
                alarm = each.alarm().as(each.since().getEpochSecond() + "-" + next++, each.alarm().unsaid());
                numbered.put(each.alarm(), alarm);
            }
            waiting.add(new WaitingAlarm(each.target(), alarm, each.since()));
        }
        int tooMany = Math.max(0, waiting.size() - MOST_WAITING);
        write(new Kept(kept.directory, next, Map.copyOf(rules), List.copyOf(marks),
                List.copyOf(waiting.subList(tooMany, waiting.size()))));
        return tooMany;
    }

    synchronized Set<AlarmTarget> targets() {
        Set<AlarmTarget> targets = new LinkedHashSet<>();
        kept.waiting.forEach(each -> targets.add(each.target()));
        return targets;
    }

    synchronized Optional<WaitingAlarm> first(AlarmTarget target) {
        return kept.waiting.stream().filter(each -> each.target().equals(target)).findFirst();
    }

    /** Behind the others: what a target never takes keeps nothing from it. */
    synchronized void later(WaitingAlarm alarm) throws IOException {
        if (kept.waiting.stream().filter(each -> each.target().equals(alarm.target())).count() > 1) {
            List<WaitingAlarm> waiting = new ArrayList<>(kept.waiting);
            if (waiting.remove(alarm)) {
                waiting.add(alarm);
                write(kept(waiting));
            }
        }
    }

    synchronized void done(WaitingAlarm alarm) throws IOException {
        List<WaitingAlarm> waiting = new ArrayList<>(kept.waiting);
        if (waiting.remove(alarm)) {
            write(kept(waiting));
        }
    }

    private Kept kept(List<WaitingAlarm> waiting) {
        return new Kept(kept.directory, kept.next, kept.rules, kept.decided, List.copyOf(waiting));
    }

    private void write(Kept changed) throws IOException {
        DurableFile.makeFolder(file.resolveSibling(""));
        DurableFile.write(file, Json.write(changed) + "\n");
        kept = changed;
    }

}
