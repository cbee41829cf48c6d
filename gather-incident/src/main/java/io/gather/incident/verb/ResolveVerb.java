package io.gather.incident.verb;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.incident.classify.Fingerprint;

/** {@code gather incident resolve}. */
final class ResolveVerb implements Verb {
    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public String about() {
        return "Takes a fingerprint for resolved: what comes later is a regression.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--reopen", "it is not resolved"), ArchiveAccess.DIRECTORY);
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("FINGERPRINT", VerbArgument.Count.AT_LEAST_ONE, "such as umid-LkD9Pw"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident resolve umid-LkD9Pw", "when its cause was mended"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        List<Fingerprint> fingerprints = call.arguments().stream()
                .map(text -> AskedFor.read("FINGERPRINT", text, Fingerprint::new)).toList();
        Instant when = call.has("--reopen") ? null : call.context().clock().instant();
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            for (Fingerprint fingerprint : fingerprints) {
                access.archive().resolve(fingerprint, when);
                call.output().message(fingerprint + (when == null ? " is open" : " is resolved"));
            }
            return 0;
        }
    }
}
