package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.gather.core.catalog.Selection;
import io.gather.core.plan.Limits;
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
 */
public record GatherRequest(String cluster, Lane lane, Path output, String prefix, Selection selection,
        @JsonAlias("since") @JsonDeserialize(using = JournaledWindow.class) Window window, List<Path> files,
        List<String> commands, List<String> localCommands, Map<String, Duration> timeouts, Limits limits,
        List<String> uploads, @Nullable String caseId, @Nullable String label, SshSettings ssh,
        List<String> secrets, Means means, List<String> masks, String commandLine, Increment increment) {
    public static final String INCREMENTAL = "incremental";

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
    }

    public GatherRequest(String cluster, Lane lane, Path output, String prefix, Selection selection,
            Window window, List<Path> files, List<String> commands, List<String> localCommands,
            Map<String, Duration> timeouts, Limits limits, List<String> uploads, @Nullable String caseId,
            @Nullable String label, SshSettings ssh, List<String> secrets, Means means, List<String> masks,
            String commandLine) {
        this(cluster, lane, output, prefix, selection, window, files, commands, localCommands, timeouts, limits,
                uploads,
                caseId, label, ssh, secrets, means, masks, commandLine, Increment.none(!uploads.isEmpty()));
    }

    /** What keeps secrets out of the bundle. */
    public Redactor redactor() {
        return Redactor.of(masks);
    }

    /** In the words of the original: everything by default; what is new; else groups, or files of some time. */
    public String mode() {
        if (increment.wanted() && window.unbounded()) {
            return INCREMENTAL;
        }
        boolean usual = selection.profile().equals("default") || selection.profile().equals("all");
        return usual && window.unbounded() && selection.groups().isEmpty() && selection.exclude().isEmpty()
                ? "full"
                : "partial";
    }
}
