package io.gather.incident.gatherer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/**
 * Looks past files that stop a node when it tells of its incidents: one that is empty, or cut, is enough. What sorts after the last of them
 * can be listed, so that is looked for, by times, first in steps that double, then by halves.
 */
final class DamagedFiles {
    private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("'incident-'uuuu-MM-dd--HH-mm-ss'Z'",
            Locale.ROOT);
    private static final Duration FIRST_STEP = Duration.ofHours(1);
    /** Clocks of nodes may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final Instant EARLIEST = Instant.parse("2007-01-01T00:00:00Z");

    private final RemoteReference publisher;
    private final GathererTimes times;
    private final BooleanSupplier toldAll;

    /**
     * What is behind them.
     *
     * @param damage for people; empty: there is none
     */
    record Found(Map<IncidentName, Dict> incidents, Optional<String> damage) {}

    /** @param toldAll whether the node has come to the end of its list meanwhile */
    DamagedFiles(RemoteReference publisher, GathererTimes times, BooleanSupplier toldAll) {
        this.publisher = publisher;
        this.times = times;
        this.toldAll = toldAll;
    }

    /**
     * @param since what the node was asked for
     * @param last what it told of last
     * @return empty when the node does not come to answer: nothing is known then
     */
    Optional<Found> look(String since, Optional<IncidentName> last) throws CallException, InterruptedException {
        try {
            return Optional.of(found(since, last));
        } catch (CallException e) {
            if (e.reason() == CallException.Cause.NO_ANSWER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Found found(String since, Optional<IncidentName> last) throws CallException, InterruptedException {
        Instant good = Instant.now().plus(AHEAD);
        // No file is read for this. A node that is still reading others answers later.
        Optional<Map<IncidentName, Dict>> found = list(BEGIN.format(good.atOffset(ZoneOffset.UTC)), times.call());
        if (toldAll.getAsBoolean()) {
            return new Found(Map.of(), Optional.empty());
        }
        if (found.isEmpty()) {
            return new Found(Map.of(),
                    Optional.of("it cannot list its incidents, not even those to come: see its log"));
        }
        String from = last.map(IncidentName::text).orElse(since);
        Optional<Map<IncidentName, Dict>> all = list(from);
        if (all.isPresent()) {
            return new Found(all.get(), Optional.empty());
        }
        Instant bad = last.flatMap(IncidentName::time).orElse(EARLIEST);
        for (Duration step = FIRST_STEP; good.minus(step).isAfter(bad); step = step.multipliedBy(2)) {
            Optional<Map<IncidentName, Dict>> more = list(BEGIN.format(good.minus(step).atOffset(ZoneOffset.UTC)));
            if (more.isEmpty()) {
                bad = good.minus(step);
                break;
            }
            good = good.minus(step);
            found = more;
        }
        while (Duration.between(bad, good).compareTo(Duration.ofSeconds(1)) > 0) {
            Instant middle = bad.plus(Duration.between(bad, good).dividedBy(2));
            Optional<Map<IncidentName, Dict>> more = list(BEGIN.format(middle.atOffset(ZoneOffset.UTC)));
            if (more.isPresent()) {
                found = more;
                good = middle;
            } else {
                bad = middle;
            }
        }
        return new Found(found.orElseThrow(),
                Optional.of("a file in its folder of incidents is damaged, and keeps it from telling "
                        + "of all that sorts between " + (from.isEmpty() ? "the first one" : from) + " and "
                        + BEGIN.format(good.atOffset(ZoneOffset.UTC))
                        + "; remove there what is called .flog without .bz2 and has next to nothing in it"));
    }

    private Optional<Map<IncidentName, Dict>> list(String since) throws CallException, InterruptedException {
        return list(since, times.fetch());
    }

    /** @return empty when the node fails */
    private Optional<Map<IncidentName, Dict>> list(String since, Duration patience)
            throws CallException, InterruptedException {
        try {
            Value answer = publisher.call("list_incidents", Arguments.of(Value.bytes(since)), patience);
            Map<IncidentName, Dict> found = new LinkedHashMap<>();
            if (answer instanceof Value.Dict dict) {
                dict.entries().forEach((key, trigger) -> key.asText().flatMap(IncidentName::read)
                        .ifPresent(name -> found.put(name, WireValue.dict(trigger))));
            }
            return Optional.of(found);
        } catch (CallException e) {
            return switch (e.reason()) {
                case FAILED_THERE, SPOILED -> Optional.empty();
                case NO_ANSWER, NOT_TAKEN, ENDED -> throw e;
            };
        }
    }
}
