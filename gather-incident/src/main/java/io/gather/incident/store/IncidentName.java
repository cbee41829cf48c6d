package io.gather.incident.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node called an incident: {@code incident-2026-11-20--23-57-08Z-vhm4iya}. It becomes the name of a file, so nothing else is one.
 */
public record IncidentName(String text) implements Comparable<IncidentName> {
    /** What ends a file of an incident. */
    public static final String SUFFIX = ".flog.bz2";

    private static final Pattern FORM = Pattern.compile("incident-[0-9A-Za-z-]{1,150}");
    private static final Pattern TIMED = Pattern.compile(
            "incident-([0-9]{4}-[0-9]{2}-[0-9]{2})--?([0-9]{2})-?([0-9]{2})-?([0-9]{2})Z?-.*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HHmmss", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("'incident-'uuuu-MM-dd--HH-mm-ss'Z'",
            Locale.ROOT);

    public IncidentName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no name of an incident");
        }
    }

    /** What a node sent, or stands in a file; empty when it is no name that may become a file's. */
    public static Optional<IncidentName> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IncidentName(text)) : Optional.empty();
    }

    /** Of a file with an incident; empty for any other. */
    public static Optional<IncidentName> ofFile(String name) {
        return name.endsWith(SUFFIX) ? read(name.substring(0, name.length() - SUFFIX.length())) : Optional.empty();
    }

    public String file() {
        return text + SUFFIX;
    }

    /** By the node's clock. */
    public Optional<Instant> time() {
        Matcher matcher = TIMED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(
                    matcher.group(1) + " " + matcher.group(2) + matcher.group(3) + matcher.group(4), TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What sorts before all that was recorded since so long before this one; a name without a time is that itself. */
    String before(Duration margin) {
        // The older form sorts otherwise: what it is compared with must have that form too.
        return text.contains("--")
                ? time().map(time -> BEGIN.format(time.minus(margin).atOffset(ZoneOffset.UTC))).orElse(text)
                : text;
    }

    /** What sorts before all that is recorded from then on, by a clock that is right. */
    static IncidentName begun(Instant time) {
        return new IncidentName(BEGIN.format(time.atOffset(ZoneOffset.UTC)) + "-");
    }

    /** As nodes compare them. */
    @Override
    public int compareTo(IncidentName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
