package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.EventTime;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.show.DumpStyle;
import io.gather.incident.show.DumpText;
import io.gather.incident.show.MaskedValue;

/** {@code gather incident dump}. */
final class DumpVerb implements Verb {
    static final VerbOption TIMESTAMPS = new VerbOption("--timestamps", "MODE", modes() + " (default: short-local)");

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public String about() {
        return "Prints logs as flogtool dump does, with secrets masked.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(TIMESTAMPS, VerbOption.flag("--verbose", "all that an event holds"),
                VerbOption.flag("--just-numbers", "times and numbers of events alone"),
                VerbOption.flag("--rx-time", "also when each event was written"), ArchiveAccess.DIRECTORY,
                AskedFor.JSON, AskedFor.SECRETS);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("LOG", VerbArgument.Count.AT_LEAST_ONE,
                "a file (.flog, .flog.bz2), or an incident's name, or the end of it"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident dump vhm4iya", "an incident of the directory"),
                new VerbExample("gather incident dump --timestamps utc fl.flog.bz2", "a file"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        DumpStyle style = style(call);
        boolean whole = true;
        for (String argument : call.arguments()) {
            whole &= isDumped(call, LogArgument.file(call, argument), style);
        }
        return whole ? 0 : 1;
    }

    private static boolean isDumped(VerbCall call, Path file, DumpStyle style)
            throws IOException, InterruptedException {
        boolean whole = true;
        DumpText text = new DumpText(style, call.output()::result);
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (line instanceof FlogLine.Damaged damaged) {
                    whole = false;
                    call.output().message(file + ":" + damaged.number() + ": " + damaged.reason());
                } else if (call.has("--json")) {
                    json(call, line, style.redactor());
                } else {
                    text.add(line);
                }
            }
        }
        return whole;
    }

    private static void json(VerbCall call, FlogLine line, Redactor redactor) {
        switch (line) {
            case FlogLine.Header header -> call.output().json(MaskedValue.fields(header.line(), redactor));
            case FlogLine.Entry entry -> call.output().json(MaskedValue.fields(entry.line(), redactor));
            case FlogLine.Other _,FlogLine.Damaged _ -> {
                // Not what was asked for.
            }
        }
    }

    static DumpStyle style(VerbCall call) {
        return new DumpStyle(time(call), ZoneId.systemDefault(), call.has("--verbose"), call.has("--just-numbers"),
                call.has("--rx-time"), AskedFor.redactor(call));
    }

    static EventTime time(VerbCall call) {
        String mode = call.value("--timestamps").orElse("short-local");
        return EventTime.read(mode).orElseThrow(() -> new GatherException(IncidentError.ASKED_WRONG,
                "'" + mode + "' is none of " + modes(), "--timestamps", "name one of them"));
    }

    private static String modes() {
        return Arrays.stream(EventTime.values()).map(EventTime::word).collect(Collectors.joining(", "));
    }
}
