package io.gather.core.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.units.Durations;
import io.gather.core.units.Moments;
import io.gather.core.window.Window;

/**
 * What is gathered.
 *
 * @param profile where no group is named
 * @param groups only these groups, items or patterns; empty: the profile
 * @param begin only what is of the time since then, as {@link Moments} reads it; empty: of any age
 * @param past only what is of the time since so long ago, as {@link Durations} reads it; empty: of any age
 * @param until only what is of the time before, as {@link Moments} reads it; empty: up to now
 */
public record SelectionSettings(String profile, List<String> groups, String begin, String past, String until) {
    private static final Set<String> USUAL = Set.of("default", "all");
    private static final Duration LONGEST_PAST = Duration.ofDays(36_525);
    public static final Section<SelectionSettings> SECTION = new Section<>("", SelectionSettings.builtIn(),
            SelectionSettings::each);

    public SelectionSettings {
        groups = List.copyOf(groups);
    }

    public static SelectionSettings builtIn() {
        return new SelectionSettings("default", List.of(), "", "", "");
    }

    /** Whether groups or times say what is gathered. */
    public boolean isPartial() {
        return !groups.isEmpty() || !begin.isEmpty() || !past.isEmpty() || !until.isEmpty();
    }

    /** In the words of the original: everything by default, or what was chosen. */
    public String mode() {
        return isPartial() || !USUAL.contains(profile) ? "partial" : "full";
    }

    /**
     * The time that is asked for.
     *
     * @param clock with the zone that {@code begin} and {@code until} are meant in
     * @throws IllegalArgumentException with what is wrong, for the user
     */
    public Window window(Clock clock) {
        Instant from = since(clock).orElse(null);
        Instant end = until.isEmpty() ? null : Moments.parse(until).atZone(clock.getZone()).toInstant();
        if (from != null && end != null && !from.isBefore(end)) {
            throw new IllegalArgumentException("'" + until + "' is not after the begin: nothing would be gathered");
        }
        return new Window(from, end);
    }

    /**
     * Since when files must have been modified, in whole seconds, as not every node tells more; the later one where there are two.
     *
     * @param clock with the zone that {@code begin} is meant in
     * @throws IllegalArgumentException with what is wrong, for the user
     */
    public Optional<Instant> since(Clock clock) {
        Instant now = clock.instant();
        Optional<Instant> begun = begin.isEmpty() ? Optional.empty() : Optional.of(begun(begin, clock));
        Optional<Instant> passed = past.isEmpty() ? Optional.empty() : Optional.of(now.minus(past(past)));
        return Stream.concat(begun.stream(), passed.stream()).max(Instant::compareTo)
                .map(since -> since.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Instant begun(String begin, Clock clock) {
        Instant begun = Moments.parse(begin).atZone(clock.getZone()).toInstant();
        if (begun.isAfter(clock.instant())) {
            throw new IllegalArgumentException("'" + begin + "' is in the future: no file would be gathered");
        }
        return begun;
    }

    /** @throws IllegalArgumentException with a message for the user */
    static Duration past(String text) {
        Duration past = Durations.parse(text);
        if (past.toSeconds() < 1 || past.compareTo(LONGEST_PAST) > 0) {
            throw new IllegalArgumentException("'" + text + "' must be a second or more, and less than a century");
        }
        return past;
    }

    private SelectionSettings each(Section.Fields each) {
        return new SelectionSettings(each.of("profile", Forms.TEXT.called("a profile's name"), profile),
                each.of("groups", Forms.LIST.called("list of groups, items or patterns"), groups),
                each.of("begin", Forms.BEGIN, begin), each.of("past", Forms.PAST, past),
                each.of("until", Forms.BEGIN, until));
    }
}
