package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.LogLevel;
import io.gather.incident.flog.EventFilter;
import io.gather.incident.flog.FilteredCopy;
import io.gather.incident.show.MaskedValue;
import io.gather.incident.value.LogValue;

/** {@code gather incident filter}. */
final class FilterVerb implements Verb {
    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String about() {
        return "Copies some events of a log into another one.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(new VerbOption("--after", "TIME", "later events: seconds since 1970, or a day"),
                new VerbOption("--before", "TIME", "earlier events"),
                new VerbOption("--above", "LEVEL", "of this level or more: WEIRD, 30"),
                new VerbOption("--from", "TUBID", "from tubs whose ids begin so"),
                new VerbOption("--strip-facility", "PREFIX", "not those of facilities that begin so"),
                ArchiveAccess.DIRECTORY, AskedFor.SECRETS);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("LOG", VerbArgument.Count.AT_LEAST_ONE,
                "the log, and the new file; without that the log is changed, and no secrets are masked"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident filter --above WEIRD all.flog.bz2 weird.flog.bz2",
                "what was remarkable"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        List<String> arguments = call.arguments();
        if (arguments.size() > 2) {
            throw new GatherException(IncidentError.ASKED_WRONG,
                    "names " + arguments.size() + " files, and takes two at most", "LOG",
                    "name the log, and the new file");
        }
        Path source = LogArgument.file(call, arguments.getFirst());
        boolean inPlace = arguments.size() == 1;
        Path target = inPlace ? source : Path.of(arguments.get(1));
        Redactor redactor = inPlace ? Redactor.NONE : AskedFor.redactor(call);
        UnaryOperator<LogValue> change = value -> MaskedValue.of(value, redactor);
        FilteredCopy.Count count = FilteredCopy.run(source, target, filter(call), change,
                damaged -> call.output().message(source + ":" + damaged.number() + ": " + damaged.reason()));
        if (inPlace && count.damaged() > 0) {
            call.output()
                    .message(source + " is left as it is: lines that cannot be read would be lost; name a second file");
            return 1;
        }
        call.output().message("copied " + count.copied() + " of " + count.total() + " events into "
                + (inPlace ? "the same file" : "the new file"));
        return count.damaged() == 0 ? 0 : 1;
    }

    private static EventFilter filter(VerbCall call) {
        return new EventFilter(time(call, "--after"), time(call, "--before"), call.value("--above")
                .map(FilterVerb::level).orElse(Double.NaN), call.value("--from").orElse(""),
                call.value("--strip-facility").orElse(""));
    }

    private static double time(VerbCall call, String option) {
        return call.value(option).map(text -> text.matches("[0-9]{5,}(\\.[0-9]*)?")
                ? Double.parseDouble(text)
                : AskedFor.moment(option, text).toEpochMilli() / 1000.0).orElse(Double.NaN);
    }

    private static double level(String text) {
        return LogLevel.read(text).orElseThrow(() -> new GatherException(IncidentError.ASKED_WRONG,
                "'" + text + "' is no level", "--above", "write a number, or one of NOISY, OPERATIONAL, UNUSUAL,"
                        + " INFREQUENT, CURIOUS, WEIRD, SCARY, BAD"));
    }
}
