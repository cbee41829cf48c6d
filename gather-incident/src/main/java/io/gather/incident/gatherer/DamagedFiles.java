package io.gather.incident.gatherer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.message.AnswerParts;
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
    /** A list that keeps coming may take so many times what a node is given for an incident. */
    private static final int LONGEST = 6;
    private static final Instant EARLIEST = Instant.parse("2007-01-01T00:00:00Z");

    private final RemoteReference publisher;
    private final GathererTimes times;
    private final BooleanSupplier toldAll;
    private final Told told;

    /** Hears of what is behind them, by the thread that reads: there may be more than memory has room for. */
    @FunctionalInterface
    interface Told {
        void incident(IncidentName name, Dict trigger) throws InterruptedException;
    }

    /**
     * What was found out.
     *
     * @param damage for people; empty: there is none
     */
    record Found(Optional<String> damage) {}

    /** @param toldAll whether the node has come to the end of its list meanwhile */
    DamagedFiles(RemoteReference publisher, GathererTimes times, BooleanSupplier toldAll, Told told) {
        this.publisher = publisher;
        this.times = times;
        this.toldAll = toldAll;
        this.told = told;
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
        boolean canList = list(at(good), times.call(), this::passOver);
        if (toldAll.getAsBoolean()) {
            return new Found(Optional.empty());
        }
        if (!canList) {
            return new Found(Optional.of("it cannot list its incidents, not even those to come: see its log"));
        }
        String from = last.map(IncidentName::text).orElse(since);
        if (list(from, times.fetch(), told)) {
            return new Found(Optional.empty());
        }
        Instant bad = last.flatMap(IncidentName::time).orElse(EARLIEST);
        for (Duration step = FIRST_STEP; good.minus(step).isAfter(bad); step = step.multipliedBy(2)) {
            if (!list(at(good.minus(step)), times.fetch(), this::passOver)) {
                bad = good.minus(step);
                break;
            }
            good = good.minus(step);
        }
        while (Duration.between(bad, good).compareTo(Duration.ofSeconds(1)) > 0) {
            Instant middle = bad.plus(Duration.between(bad, good).dividedBy(2));
            if (list(at(middle), times.fetch(), this::passOver)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        boolean ignored = list(at(good), times.fetch(), told);
        return new Found(
                Optional.of("a file in its folder of incidents is damaged, and keeps it from telling "
                        + "of all that sorts between " + (from.isEmpty() ? "the first one" : from) + " and "
                        + at(good)
                        + "; remove there what is called .flog without .bz2 and has next to nothing in it"));
    }

    private static String at(Instant time) {
        return BEGIN.format(time.atOffset(ZoneOffset.UTC));
    }

    private void passOver(IncidentName name, Dict trigger) {
        // It is enough that it can be listed.
    }

    /** @return false when the node fails; what it listed before that was told */
    private boolean list(String since, Duration patience, Told to) throws CallException, InterruptedException {
        try {
            Value ignored = publisher.call("list_incidents", Arguments.of(Value.bytes(since)), patience,
                    times.fetch().multipliedBy(LONGEST), new Listed(to));
            return true;
        } catch (CallException e) {
            return switch (e.reason()) {
                case FAILED_THERE, SPOILED -> false;
                case NO_ANSWER, NOT_TAKEN, ENDED -> throw e;
            };
        }
    }

    /** A dictionary: names and triggers in turn. */
    private static final class Listed implements AnswerParts {
        private final Told to;
        private Optional<IncidentName> name = Optional.empty();

        Listed(Told to) {
            this.to = to;
        }

        @Override
        public void part(int place, Value value) throws IOException {
            if (place % 2 == 0) {
                name = value.asText().flatMap(IncidentName::read);
            } else if (name.isPresent()) {
                try {
                    to.incident(name.get(), WireValue.dict(value));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw (IOException) new InterruptedIOException("the list is not read to its end").initCause(e);
                }
            }
        }
    }
}
