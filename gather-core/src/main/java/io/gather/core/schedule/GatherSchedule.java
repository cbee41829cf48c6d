package io.gather.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Gathers that begin by themselves.
 *
 * @param folder where they begin, to which what their words name is relative
 * @param words of the gather's command line, without its verb
 * @param jitter up to which each begins later, so that machines do not all begin at once
 */
public record GatherSchedule(String name, Cadence cadence, Duration jitter, String folder, List<String> words,
        Notice notice,
        Instant added) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    /** @throws IllegalArgumentException with a message for the user */
    public GatherSchedule {
        words = List.copyOf(words);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a schedule: up to 40 small letters, digits, - and _, a letter or digit first");
        }
    }
}
