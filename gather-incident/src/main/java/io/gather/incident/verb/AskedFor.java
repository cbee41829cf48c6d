package io.gather.incident.verb;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.core.units.Durations;
import io.gather.core.units.Moments;
import io.gather.incident.error.IncidentError;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentQuery;

/** The options by which incidents are chosen. */
final class AskedFor {
    static final VerbOption SECRETS = VerbOption.flag("--secrets", "show FURLs and capabilities whole");
    static final VerbOption JSON = VerbOption.flag("--json", "one JSON object a line");

    private static final List<VerbOption> CHOICE = List.of(
            new VerbOption("--last", "TIME", "of so long until now: 1d, 2h"),
            new VerbOption("--since", "DAY", "since then: 2026-11-20, '2026-11-20 08:30'"),
            new VerbOption("--until", "DAY", "before then"),
            new VerbOption("--category", "NAME", "of this category"),
            new VerbOption("--node", "NODE", "of this node: its name, or how one of its ids begins"),
            new VerbOption("--fingerprint", "PRINT", "of fingerprints that begin so"),
            ArchiveAccess.DIRECTORY, JSON, SECRETS);

    private AskedFor() {}

    static List<VerbOption> options(VerbOption... more) {
        return Stream.concat(Arrays.stream(more), CHOICE.stream()).toList();
    }

    static IncidentQuery query(VerbCall call, IncidentArchive archive) throws IOException {
        Optional<String> node = call.value("--node");
        Instant since = call.value("--last").map(last -> call.context().clock().instant().minus(
                read("--last", last, Durations::parse))).or(() -> call.value("--since").map(
                        day -> moment("--since", day)))
                .orElse(null);
        return new IncidentQuery(since, call.value("--until").map(day -> moment("--until", day)).orElse(null),
                call.value("--category").orElse(null), node.isPresent() ? archive.tubs(node.get()) : null,
                call.value("--fingerprint").orElse(null), null);
    }

    static Instant moment(String option, String text) {
        return read(option, text, Moments::parse).atZone(ZoneId.systemDefault()).toInstant();
    }

    /** @return 0: all of them */
    static int number(VerbCall call, String option, int absent) {
        return call.value(option).map(text -> read(option, text, it -> {
            try {
                return Integer.parseUnsignedInt(it);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + it + "' is no number", e);
            }
        })).orElse(absent);
    }

    static <T> T read(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new GatherException(IncidentError.ASKED_WRONG, String.valueOf(e.getMessage()), option,
                    "see the help of the command", e);
        }
    }

    static Redactor redactor(VerbCall call) {
        return SecretMasks.redactor(call.has("--secrets"));
    }
}
