package io.gather.cli.gathering;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.RunOptions;
import io.gather.core.error.GatherException;
import io.gather.core.overlord.request.Discretion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Increment;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.settings.IncrementalSettings;
import io.gather.core.settings.SelectionSettings;
import io.gather.core.settings.Settings;
import io.gather.core.upload.Sender;
import io.gather.core.window.Window;
import io.gather.transport.upload.sealed.Envelopes;

/** Settings and options of one command line, put together. */
record Request(Settings settings, GatherRequest gather) {
    /** Of a bundle that only shows whether uploads work. */
    private static final SelectionSettings TRIAL = new SelectionSettings("minimal", List.of(), "", "", "");

    /**
     * @param secrets which kinds of them are used
     * @param clock with the zone that times are meant in
     */
    static Request of(Settings saved, RunOptions options, List<String> secrets, String commandLine, Clock clock) {
        Settings settings = with(saved, options);
        return new Request(settings, gather(settings, options, secrets, commandLine, clock));
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
            throw new GatherException(CommandError.NO_ID, String.valueOf(e.getMessage()), "",
                    "see the ids: gather status", e);
        }
    }

    private static Settings with(Settings saved, RunOptions options) {
        Settings told = told(saved, options);
        return told.with(Settings.OUTPUT, checked(absolute(told.output())))
                .with(Settings.STATE, absolute(told.state())).with(Settings.SPOOL, absolute(told.spool()));
    }

    /** The folder that bundles go to unless told otherwise is made by nobody else: it is where the user stands. */
    private static Path checked(Path output) {
        if (output.equals(absolute(Path.of(""))) && !Files.isDirectory(output)) {
            throw new GatherException(CommandError.FOLDER_GONE, "the current folder was removed", "",
                    "go to another one, or say where the bundle goes: --output DIR");
        }
        return output;
    }

    private static Settings told(Settings saved, RunOptions options) {
        if (options.verifyUpload()) {
            options.uploads().checkSends("--verify-upload");
        }
        Settings before = options.verifyUpload()
                ? saved.with(SelectionSettings.SECTION, TRIAL)
                        .with(IncrementalSettings.SECTION, IncrementalSettings.builtIn())
                : saved;
        return options.changes(before).checked().over(before);
    }

    private static GatherRequest gather(Settings settings, RunOptions options, List<String> secrets,
            String commandLine, Clock clock) {
        boolean upload = settings.upload().enabled() || options.verifyUpload();
        return new GatherRequest(settings.cluster(), options.lane(), settings.output(), settings.prefix(),
                options.items().selection(settings.selection()), window(settings.selection(), clock),
                options.items().files(), options.items().commands(), options.items().localCommands(),
                options.timeouts(), settings.limits(),
                upload ? settings.upload().ways() : List.of(), options.remarks().caseId(),
                options.remarks().label(), settings.ssh(),
                secrets, Means.of(settings, options.strict()),
                settings.redact().masks(), commandLine, increment(settings.incremental(), upload),
                settings.totals(), null, null, Discretion.NONE);
    }

    private static Increment increment(IncrementalSettings settings, boolean uploads) {
        return new Increment(settings.enabled(), settings.changedOnly(), settings.countsUploads(uploads));
    }

    private static Window window(SelectionSettings selected, Clock clock) {
        try {
            selected.since(clock);
        } catch (IllegalArgumentException e) {
            throw wrong(e, "--gather-begin",
                    "write a time that has passed, like --gather-past 2h; a saved one is left out by --clear-gather-begin");
        }
        try {
            return selected.window(clock);
        } catch (IllegalArgumentException e) {
            throw wrong(e, "--until",
                    "write a time after that of --gather-begin or --gather-past; a saved one is left out by --clear-until");
        }
    }

    private static GatherException wrong(IllegalArgumentException told, String option, String remedy) {
        return new GatherException(CommandError.TIME_WRONG, String.valueOf(told.getMessage()), option, remedy, told);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
