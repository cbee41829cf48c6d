package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.gather.core.catalog.Selection;
import io.gather.core.plan.Limits;
import io.gather.core.plan.TotalLimits;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.Redactor;
import io.gather.core.settings.SshSettings;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for.
 *
 * @param lane which other gathers of the cluster may be under way meanwhile: those of other lanes
 * @param window only what is of this time
 * @param files more paths to gather from every node
 * @param commands more command lines to run on every node
 * @param localCommands more command lines to run once
 * @param timeouts by item or group, instead of the catalog's
 * @param uploads names of the ways to try, in order; empty: no upload
 * @param ssh how nodes are reached, for a process that goes on with this gather
 * @param secrets which kinds of them it was given, for a process that goes on with it; they themselves are kept nowhere
 * @param means by what it is done, for such a process too
 * @param masks of what stands nowhere in the bundle
 * @param commandLine as typed, secrets masked
 * @param increment how it stands to the gathers before it
 * @param totals what all its places together may use
 * @param completion what an earlier gather left out, where just that is wanted
 * @param concealment how secrets are found and masked; null: what no mask finds is kept
 * @param discretion what is done about identities
 */
public record GatherRequest(String cluster, Lane lane, Path output, String prefix, Selection selection,
        @JsonAlias("since") @JsonDeserialize(using = JournaledWindow.class) Window window, List<Path> files,
        List<String> commands, List<String> localCommands, Map<String, Duration> timeouts, Limits limits,
        List<String> uploads, @Nullable String caseId, @Nullable String label, SshSettings ssh,
        List<String> secrets, Means means, List<String> masks, String commandLine, Increment increment,
        TotalLimits totals, @Nullable Completion completion, @Nullable Concealment concealment,
        Discretion discretion) {
    public static final String INCREMENTAL = "incremental";
    private static final String PARTIAL = "partial";
    private static final String BY_HAND = "extra.";

    public GatherRequest {
        files = List.copyOf(files);
        commands = List.copyOf(commands);
        localCommands = List.copyOf(localCommands);
        timeouts = Map.copyOf(timeouts);
        uploads = List.copyOf(uploads);
        secrets = List.copyOf(secrets);
        // A journal of before may have none of these.
        window = window == null ? Window.ALWAYS : window;
        masks = masks == null ? List.of() : List.copyOf(masks);
        increment = increment == null ? Increment.none(!uploads.isEmpty()) : increment;
        totals = totals == null ? TotalLimits.NONE : totals;
        discretion = discretion == null ? Discretion.NONE : discretion;
    }

    public GatherRequest(String cluster, Lane lane, Path output, String prefix, Selection selection,
            Window window, List<Path> files, List<String> commands, List<String> localCommands,
            Map<String, Duration> timeouts, Limits limits, List<String> uploads, @Nullable String caseId,
            @Nullable String label, SshSettings ssh, List<String> secrets, Means means, List<String> masks,
            String commandLine) {
        this(cluster, lane, output, prefix, selection, window, files, commands, localCommands, timeouts, limits,
                uploads,
                caseId, label, ssh, secrets, means, masks, commandLine, Increment.none(!uploads.isEmpty()),
                TotalLimits.NONE, null, null, Discretion.NONE);
    }

    /**
     * The same by other means: just what an earlier gather left out.
     *
     * @param window that the earlier gather had
     */
    public GatherRequest completing(Completion what, Window window) {
        List<String> items = what.items().stream().filter(item -> !item.startsWith(BY_HAND)).toList();
        return new GatherRequest(cluster, lane, output, prefix,
                new Selection(items.isEmpty() ? "none" : "", items, List.of(), List.of()), window, what.files(),
                what.commands(), what.localCommands(), timeouts, limits, uploads, caseId, label, ssh, secrets, means,
                masks, commandLine, new Increment(false, false, increment.uploaded()), totals, what, concealment,
                discretion);
    }

    public GatherRequest(String cluster, Lane lane, Path output, String prefix, Selection selection,
            Window window, List<Path> files, List<String> commands, List<String> localCommands,
            Map<String, Duration> timeouts, Limits limits, List<String> uploads, @Nullable String caseId,
            @Nullable String label, SshSettings ssh, List<String> secrets, Means means, List<String> masks,
            String commandLine, Increment increment) {
        this(cluster, lane, output, prefix, selection, window, files, commands, localCommands, timeouts, limits,
                uploads, caseId, label, ssh, secrets, means, masks, commandLine, increment, TotalLimits.NONE, null,
                null, Discretion.NONE);
    }

    /** Whose secrets are masked so. */
    public GatherRequest concealed(@Nullable Concealment by) {
        return new GatherRequest(cluster, lane, output, prefix, selection, window, files, commands, localCommands,
                timeouts, limits, uploads, caseId, label, ssh, secrets, means, masks, commandLine, increment, totals,
                completion, by, discretion);
    }

    /** Of whose machines only so much is told. */
    public GatherRequest discreet(Discretion about) {
        return new GatherRequest(cluster, lane, output, prefix, selection, window, files, commands, localCommands,
                timeouts, limits, uploads, caseId, label, ssh, secrets, means, masks, commandLine, increment, totals,
                completion, concealment, about);
    }

    /** What keeps secrets out of the bundle. */
    public Redactor redactor() {
        return Redactor.of(concealment, masks);
    }

    /** In the words of the original: everything by default; what is new; else groups, or files of some time. */
    public String mode() {
        if (completion != null) {
            return PARTIAL;
        }
        if (increment.wanted() && window.unbounded()) {
            return INCREMENTAL;
        }
        boolean usual = selection.profile().equals("default") || selection.profile().equals("all");
        return usual && window.unbounded() && selection.groups().isEmpty() && selection.exclude().isEmpty()
                ? "full"
                : PARTIAL;
    }
}
