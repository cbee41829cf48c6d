package io.gather.cli.gathering;

import java.nio.file.Path;
import java.util.List;

import io.gather.cli.options.RunOptions;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.overlord.GatherId;
import io.gather.core.overlord.GatherRequest;
import io.gather.core.plan.Limits;
import io.gather.core.settings.Settings;
import io.gather.core.upload.Sender;
import io.gather.transport.sealed.Envelopes;

/** Settings and options of one command line, put together. */
record Request(Settings settings, GatherRequest gather) {
    /** Of a bundle that only shows whether uploads work. */
    private static final String TRIAL_PROFILE = "minimal";

    /** @param secrets which kinds of them are used */
    Request(Settings saved, RunOptions options, List<String> secrets, String commandLine) {
        this(with(saved, options), gather(with(saved, options), options, secrets, commandLine));
    }

    String cluster() {
        return gather.cluster();
    }

    /** @throws GatherException when an upload is wanted, but no way to do it is configured */
    void check(Sender sender, boolean trial) throws InterruptedException {
        if (trial || settings.upload().enabled()) {
            Destination.check(sender, gather.uploads());
            Envelopes.check(settings.upload().encryptTo());
        }
    }

    static GatherId id(String text) {
        try {
            return new GatherId(text);
        } catch (IllegalArgumentException e) {
            throw new GatherException(Category.USAGE, "GATHER-2206", String.valueOf(e.getMessage()), "",
                    "see the ids: gather status", e);
        }
    }

    private static Settings with(Settings saved, RunOptions options) {
        Limits before = saved.limits();
        Integer parallel = options.parallel();
        if (parallel != null && (parallel < 1 || parallel > 256)) {
            throw new GatherException(Category.USAGE, "GATHER-2207", "--parallel must be 1 to 256, not " + parallel, "",
                    "leave it out for the number of cores, at most 4");
        }
        Limits limits = new Limits(parallel == null ? before.parallel() : parallel,
                options.maxSize() == null ? before.totalSize() : options.maxSize(),
                options.maxTime() == null ? before.totalTime() : options.maxTime(), before.spoolSize(),
                before.leaveFree(), before.nice(), before.idleIo());
        return new Settings(options.cluster() == null ? saved.cluster() : options.cluster(),
                absolute(options.output() == null ? saved.output() : options.output()), saved.prefix(), saved.profile(),
                absolute(saved.state()), absolute(options.spool() == null ? saved.spool() : options.spool()), limits,
                options.uploads().over(saved).upload(), options.reach().fanout(saved.fanout()), saved.inventory(),
                options.reach().over(saved.ssh()));
    }

    private static GatherRequest gather(Settings settings, RunOptions options, List<String> secrets,
            String commandLine) {
        boolean upload = settings.upload().enabled() || options.verifyUpload();
        return new GatherRequest(settings.cluster(), settings.output(), settings.prefix(),
                options.what().selection(options.verifyUpload() ? TRIAL_PROFILE : settings.profile()),
                options.what().files(), options.what().commands(),
                options.what().localCommands(), options.timeouts(), settings.limits(),
                upload ? settings.upload().ways() : List.of(), options.caseId(), options.label(), settings.ssh(),
                secrets, commandLine);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
