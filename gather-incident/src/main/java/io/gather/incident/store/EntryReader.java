package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.incident.classify.Fingerprint;
import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** Makes entries of the index: of what has just come, or of a file. */
final class EntryReader {
    private static final int LONGEST = 300;
    /** What applications are made of tells less than what they are. */
    private static final List<String> FRAMEWORKS = List.of("foolscap", "twisted", "python", "platform");

    private EntryReader() {}

    /** What is in a file that is whole. */
    record Content(Dict header, LogEvent trigger, int events) {}

    /** @return null when it is damaged, or no incident */
    static @Nullable Content read(Path file) throws IOException {
        try (FlogReader reader = FlogReader.open(file)) {
            FlogLine.Header header = null;
            int events = 0;
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                switch (line) {
                    case FlogLine.Header first -> header = header == null ? first : header;
                    case FlogLine.Entry _ -> events++;
                    case FlogLine.Other _ -> {
                        // What a later version may write.
                    }
                    case FlogLine.Damaged _ -> {
                        return null;
                    }
                }
            }
            return header == null || header.trigger().isEmpty()
                    ? null
                    : new Content(header.header(), header.trigger().get(), events);
        } catch (GatherException noLog) {
            return null;
        }
    }

    static IncidentEntry entry(TubId tub, IncidentName name, Path file, Content content, Collection<String> categories)
            throws IOException {
        return of(tub, name, IncidentEntry.State.WHOLE, content, categories, Files.size(file),
                Files.getLastModifiedTime(file).toInstant());
    }

    static IncidentEntry of(TubId tub, IncidentName name, IncidentEntry.State state, Content content,
            Collection<String> categories, long bytes, Instant stored) {
        LogEvent trigger = content.trigger();
        return new IncidentEntry(tub, name, state, TriggerIdentity.of(trigger), time(name, trigger, stored), stored,
                trigger.level(), cut(trigger.facility()), Fingerprint.of(trigger), List.copyOf(categories),
                content.events(), bytes, version(content.header()), cut(EventText.summary(trigger)));
    }

    private static Instant time(IncidentName name, LogEvent trigger, Instant stored) {
        return trigger.time().filter(time -> Math.abs(time) < 1e11).map(time -> Instant.ofEpochMilli(
                Math.round(time * 1000))).or(name::time).orElse(stored);
    }

    private static String version(Dict header) {
        return header.dict("versions").map(Dict::entries).flatMap(versions -> versions.entrySet().stream()
                .filter(version -> !FRAMEWORKS.contains(version.getKey())
                        && version.getValue() instanceof LogValue.Text)
                .min((a, b) -> a.getKey().compareTo(b.getKey()))
                .map(version -> cut(version.getKey() + " " + ((LogValue.Text) version.getValue()).value())))
                .orElse("");
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
