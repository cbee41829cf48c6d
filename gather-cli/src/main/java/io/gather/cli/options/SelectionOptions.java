package io.gather.cli.options;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is gathered, as settings can hold it. The names are those of the log gather that ours replaces, and some more. */
public final class SelectionOptions {
    private static final String MODE = "--gather-mode";
    private static final String INCREMENTAL = "incremental.enabled";
    private static final List<String> KEYS = List.of("profile", "groups", "begin", "past", "until");

    @Option(names = "--profile", paramLabel = "NAME", description = "minimal, default, performance, network, storage, "
            + "kubernetes, database, all, or one of yours")
    private @Nullable String profile;

    @Option(names = "--group", split = ",", paramLabel = "GROUP", description = "gather only these groups, or items (group.item)")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--clear-group", description = "no groups: the profile again")
    private boolean clearGroups;

    @Option(names = {"--gather-begin",
            "--since"}, paramLabel = "TIME", description = "only what is of the time since then: 2026-11-20 or '2026-11-20 08:30'")
    private @Nullable String begin;

    @Option(names = "--clear-gather-begin", description = "files of any age again")
    private boolean clearBegin;

    @Option(names = {"--gather-past",
            "--last"}, paramLabel = "DURATION", description = "only what is of the time since so long ago: 2h, 3d, 1w")
    private @Nullable String past;

    @Option(names = "--clear-gather-past", description = "files of any age again")
    private boolean clearPast;

    @Option(names = "--until", paramLabel = "TIME", description = "only what is of the time before: 2026-11-20 or '2026-11-20 08:30'")
    private @Nullable String until;

    @Option(names = "--clear-until", description = "up to now again")
    private boolean clearUntil;

    @Option(names = MODE, paramLabel = "MODE", description = "full: everything, whatever is saved; incremental: of logs, what was written since the last gather; partial: what groups and times say")
    private @Nullable String mode;

    @Option(names = "--full", description = "as --gather-mode full")
    private boolean full;

    @Option(names = "--incremental", arity = "0..1", fallbackValue = "true", description = "as --gather-mode incremental; false: whatever is saved, not so")
    private @Nullable Boolean incremental;

    @Option(names = "--changed-only", arity = "0..1", fallbackValue = "true", description = "of an increment, only output and files that are another than before")
    private @Nullable Boolean changedOnly;

    /** What they change of the settings, not checked yet. */
    public SettingChanges changes(Settings saved) {
        SettingChanges changes = new SettingChanges(saved.table()).put("profile", "--profile", profile)
                .clear("groups", clearGroups || profile != null)
                .put("groups", "--group", groups.isEmpty() ? null : groups)
                .clear("begin", clearBegin || past != null).put("begin", "--gather-begin", begin)
                .clear("past", clearPast || begin != null).put("past", "--gather-past", past)
                .clear("until", clearUntil).put("until", "--until", until);
        changes.put("incremental.changed_only", "--changed-only", changedOnly);
        if (mode != null || full) {
            mode(mode == null ? "full" : mode, changes, saved);
        }
        if ((full && mode != null && !mode.equals("full"))
                || (incremental != null && (full || mode != null) && incremental != "incremental".equals(mode))) {
            changes.problem(MODE, "one mode at a time: --gather-mode, --full or --incremental");
        } else if (incremental != null) {
            incremental(incremental, changes);
        }
        return changes;
    }

    private void mode(String wanted, SettingChanges changes, Settings saved) {
        switch (wanted) {
            case "full" -> {
                noIncrement(changes, saved);
                full(changes);
            }
            case "partial" -> {
                noIncrement(changes, saved);
                if (profile == null && !changes.over(saved).selection().isPartial()) {
                    changes.problem(MODE, "partial of what? Name --group, --gather-begin, --gather-past or --until");
                }
            }
            case "incremental" -> incremental(true, changes);
            default -> changes.problem(MODE, "'" + wanted + "' is none of full, incremental, partial");
        }
    }

    private void incremental(boolean wanted, SettingChanges changes) {
        if (wanted && (begin != null || past != null || until != null)) {
            changes.problem(MODE,
                    "an increment begins where the last gather ended: leave out --gather-begin, --gather-past and --until");
        }
        changes.put(INCREMENTAL, MODE, wanted).clear("begin", wanted).clear("past", wanted).clear("until", wanted);
    }

    private static void noIncrement(SettingChanges changes, Settings saved) {
        if (saved.incremental().enabled()) {
            changes.put(INCREMENTAL, MODE, "false");
        }
    }

    private void full(SettingChanges changes) {
        if (!groups.isEmpty() || begin != null || past != null || until != null) {
            changes.problem(MODE,
                    "full gathers everything: leave out --group, --gather-begin, --gather-past and --until");
        }
        KEYS.forEach(key -> changes.clear(key, profile == null || !key.equals("profile")));
    }
}
