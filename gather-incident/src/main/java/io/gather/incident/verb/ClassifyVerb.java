package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.classify.Classifier;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.show.MaskedValue;
import io.gather.incident.value.PythonJson;

/** {@code gather incident classify}. */
final class ClassifyVerb implements Verb {
    @Override
    public String name() {
        return "classify";
    }

    @Override
    public String about() {
        return "Says which categories incidents are of, or sorts those of the directory anew.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--all", "sort all incidents of the directory anew, not the unknown ones alone"),
                VerbOption.flag("--verbose", "tell what unknown incidents were recorded for"),
                new VerbOption("--directory", "DIR", "where rules.toml, classify_*.py and the incidents are"),
                AskedFor.SECRETS);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("LOG", VerbArgument.Count.ANY,
                "files of incidents, which are only told of; none: the directory's"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident classify", "after a rule was added"),
                new VerbExample("gather incident classify --directory . incident-*.flog.bz2",
                        "what rules would say"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        if (call.arguments().isEmpty()) {
            try (ArchiveAccess access = ArchiveAccess.open(call)) {
                int changed = access.archive().reclassify(call.has("--all"));
                call.output().message(changed == 1
                        ? "1 incident has other categories now"
                        : changed + " incidents have other categories now");
                return 0;
            }
        }
        try (Classifiers classifiers = Classifiers.open(ArchiveAccess.directory(call),
                call.context().settings().of(IncidentSettings.PYTHON), call.output()::message)) {
            for (String argument : call.arguments()) {
                tell(call, argument, classifiers);
            }
            return 0;
        }
    }

    private static void tell(VerbCall call, String argument, Classifier classifier)
            throws IOException, InterruptedException {
        LogEvent trigger = trigger(LogArgument.file(call, argument));
        SortedSet<String> found = classifier.classify(trigger);
        call.output().result(argument + ": " + String.join(",", found));
        if (call.has("--verbose") && found.equals(Set.of(Classifier.UNKNOWN))) {
            Redactor redactor = AskedFor.redactor(call);
            call.output().result(redactor.text(EventText.of(trigger.fields())));
            call.output().result(PythonJson.of(MaskedValue.of(trigger.fields(), redactor)));
            if (trigger.failure().isPresent()) {
                call.output().result(" FAILURE:");
                redactor.text(trigger.failureText()).lines().forEach(line -> call.output().result(" " + line));
            }
            call.output().result("");
        }
    }

    private static LogEvent trigger(Path file) throws IOException {
        try (FlogReader reader = FlogReader.open(file)) {
            if (reader.next() instanceof FlogLine.Header header && header.trigger().isPresent()) {
                return header.trigger().get();
            }
        }
        throw new GatherException(IncidentError.NO_LOG, "is a log, but no incident", file.toString(),
                "name a file that a node, or a gatherer, wrote for an incident");
    }
}
