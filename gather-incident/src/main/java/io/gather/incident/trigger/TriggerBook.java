package io.gather.incident.trigger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;

/**
 * The gathers that incidents led to, in the directory of the incidents: one process writes it, any number reads it. Safe for several
 * threads.
 */
public final class TriggerBook {
    private static final int MOST = 1000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Path file;
    private long next;
    private List<TriggeredGather> gathers;

    private record Kept(long next, List<TriggeredGather> gathers) {}

    private TriggerBook(Path file, Kept kept) {
        this.file = file;
        this.next = kept.next;
        this.gathers = kept.gathers;
    }

    /** @param directory of the incidents */
    public static TriggerBook read(Path directory) throws IOException {
        Path file = directory.resolve("gather").resolve("gathers.json");
        return new TriggerBook(file, Files.isRegularFile(file)
                ? Json.read(Files.readAllBytes(file), Kept.class)
                : new Kept(1, List.of()));
    }

    /** @param incident its key */
    public synchronized List<TriggeredGather> of(String incident) {
        return gathers.stream().filter(each -> each.incident().equals(incident)).map(TriggeredGather::seen)
                .toList();
    }

    synchronized List<TriggeredGather> all() {
        return gathers;
    }

    /** Those that were asked for and not written down yet; what is too much by the bounds is left out. */
    synchronized List<TriggeredGather> allowed(List<Wanted> wanted, Instant now) {
        List<TriggeredGather> all = new ArrayList<>(gathers);
        List<TriggeredGather> added = new ArrayList<>();
        for (Wanted each : wanted) {
            boolean known = all.stream().anyMatch(it -> it.incident().equals(each.incident())
                    && it.rule().equals(each.rule().name()));
            boolean alike = all.stream()
                    .anyMatch(it -> it.fingerprint().equals(each.fingerprint()) && isOfThisHour(it, now));
            long same = all.stream().filter(it -> it.rule().equals(each.rule().name()) && isOfThisHour(it, now))
                    .count();
            if (!known && !alike && same < each.rule().perHour()) {
                TriggeredGather gather = each.gather(next + added.size(), now);
                all.add(gather);
                added.add(gather);
            }
        }
        return added;
    }

    /** A clock that stepped back leaves gathers in the future. */
    private static boolean isOfThisHour(TriggeredGather gather, Instant now) {
        return Duration.between(gather.due(), now).abs().compareTo(HOUR) < 0;
    }

    /** What a rule asks for. */
    record Wanted(TriggerRule rule, String incident, String fingerprint, String nodes) {
        TriggeredGather gather(long number, Instant now) {
            return new TriggeredGather(number, incident, fingerprint, rule.name(), nodes, rule.profile(),
                    rule.groups(), rule.maxTime(), rule.maxSize(), rule.upload(), now.plus(rule.settle()),
                    TriggeredGather.State.WAITING, "");
        }
    }

    synchronized void add(List<TriggeredGather> more) throws IOException {
        if (!more.isEmpty()) {
            List<TriggeredGather> all = new ArrayList<>(gathers);
            all.addAll(more);
            write(new Kept(next + more.size(), List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()))));
        }
    }

    synchronized TriggeredGather put(TriggeredGather gather) throws IOException {
        write(new Kept(next,
                gathers.stream().map(each -> each.number() == gather.number() ? gather : each).toList()));
        return gather;
    }

    /** The first whose time has come. */
    synchronized Optional<TriggeredGather> due(Instant now) {
        return gathers.stream().filter(each -> each.state() == TriggeredGather.State.WAITING
                && (!each.due().isAfter(now) || each.due().isAfter(now.plus(HOUR.multipliedBy(2))))).findFirst();
    }

    private void write(Kept kept) throws IOException {
        DurableFile.makeFolder(file.resolveSibling(""));
        DurableFile.write(file, Json.write(kept) + "\n");
        next = kept.next;
        gathers = kept.gathers;
    }
}
