package io.gather.cli.options;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.module.SettingOption;
import io.gather.core.overlord.request.Lane;
import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of a gather. */
public final class RunOptions {
    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private ItemOptions items = new ItemOptions();

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Option(names = "--output", paramLabel = "DIR", description = "where the bundle goes (default: the current folder)")
    private @Nullable String output;

    @Option(names = "--cluster", paramLabel = "NAME", description = "name of the cluster (default: from the host's name)")
    private @Nullable String cluster;

    @Mixin
    private KeepOptions keep = new KeepOptions();

    @Mixin
    private RemarkOptions remarks = new RemarkOptions();

    @Option(names = "--timeout", paramLabel = "ITEM=DURATION", description = "another timeout for an item or group: networking.ip_addr=10s")
    private Map<String, Duration> timeouts = new LinkedHashMap<>();

    @Option(names = "--max-size", paramLabel = "SIZE", description = "most bytes to gather from a node, before compression")
    private @Nullable String maxSize;

    @Option(names = "--max-time", paramLabel = "DURATION", description = "most time a node may take")
    private @Nullable String maxTime;

    @Option(names = "--confirm-above", paramLabel = "SIZE", description = "look first how much there is, and ask before more than that is gathered (default: 0, no look)")
    private @Nullable String confirmAbove;

    @Mixin
    private DiscretionOptions discretion = new DiscretionOptions();

    @Option(names = "--yes", description = "gather without asking, however much it is, secrets and all")
    private boolean yes;

    @Option(names = "--batch", description = "for timers and scripts: as --quiet, without notes, and nothing is ever asked")
    private boolean batch;

    @Option(names = "--total-size", paramLabel = "SIZE", description = "most bytes to gather from all nodes together, before compression: each gets its share (0: no limit)")
    private @Nullable String totalSize;

    @Option(names = "--total-time", paramLabel = "DURATION", description = "most time for all nodes together; nodes that have not begun by then are left out (0s: no limit)")
    private @Nullable String totalTime;

    @Option(names = "--parallel", paramLabel = "N", description = "commands at the same time on a node (default: its cores, at most 4)")
    private @Nullable String parallel;

    @Option(names = "--spool", paramLabel = "DIR", description = "where minions keep results until they are collected")
    private @Nullable String spool;

    @Mixin
    private UploadOptions uploads = new UploadOptions();

    @Option(names = "--verify-upload", arity = "0..1", fallbackValue = "true", description = "try the upload out: a small bundle goes all the way (profile minimal, unless more is named)")
    private boolean verifyUpload;

    @Option(names = "--strict", arity = "0..1", fallbackValue = "true", description = "end with code 4 when an item failed or was cut")
    private boolean strict;

    @Option(names = "--lane", paramLabel = "NAME", description = "beside other gathers of this cluster, which are in other lanes (default: full)")
    private @Nullable String lane;

    @Option(names = "--detach", arity = "0..1", fallbackValue = "true", description = "gather without this terminal; 'gather attach' shows it")
    private boolean detach;

    /** By name; what modules brought. */
    private final Map<String, SettingOption> brought = new LinkedHashMap<>();
    private final Map<String, String> told = new HashMap<>();

    /** Adds options of modules to a command that has these. One that the command has already is its own. */
    public void bring(List<SettingOption> options, CommandSpec command) {
        for (SettingOption option : options) {
            if (command.findOption(option.name()) == null) {
                brought.put(option.name(), option);
                command.addOption(OptionSpec.builder(option.name()).arity("1").type(String.class)
                        .paramLabel(option.value()).description(option.about()).setter(setter(option.name())).build());
            }
        }
    }

    private ISetter setter(String name) {
        return new ISetter() {
            @Override
            @SuppressWarnings("TypeParameterUnusedInFormals")
            public <T> @Nullable T set(@Nullable T value) {
                if (value != null) {
                    told.put(name, value.toString());
                }
                return null;
            }
        };
    }

    /** Of a small gather of this machine that shows whether uploads work. */
    public static RunOptions verifying(UploadOptions uploads, PlaceOptions places, ShowOptions show) {
        RunOptions options = new RunOptions();
        options.uploads = uploads;
        options.places = places;
        options.show = show;
        options.verifyUpload = true;
        return options;
    }

    /** What they change of the settings, not checked yet. */
    public SettingChanges changes(Settings saved) {
        SettingChanges changes = uploads.changes(saved).and(selection.changes(saved)).and(reach.changes(saved))
                .and(keep.changes(saved)).and(discretion.changes(saved));
        brought.forEach((name, option) -> changes.put(option.setting().key(), name, told.get(name)));
        return changes
                .put("cluster", "--cluster", cluster).put("output", "--output", output)
                .put("spool", "--spool", spool)
                .put("limits.parallel", "--parallel", parallel)
                .put("limits.max_size", "--max-size", maxSize)
                .put("limits.confirm", "--confirm-above", confirmAbove).put("limits.max_time", "--max-time", maxTime)
                .put("limits.total_size", "--total-size", totalSize)
                .put("limits.total_time", "--total-time", totalTime);
    }

    public ItemOptions items() {
        return items;
    }

    public NodeOptions nodes() {
        boolean named = nodes.inventory() != null || !nodes.selection().isAll();
        return verifyUpload && !named ? NodeOptions.here() : nodes;
    }

    public PlaceOptions places() {
        return places;
    }

    public ShowOptions show() {
        return batch ? show.quieter() : show;
    }

    /** @throws GatherException when something is to be typed where nothing is asked */
    public void checkAsking() {
        if (batch && (reach.asks() || !uploads.secrets().asked().isEmpty())) {
            throw new GatherException(CommandError.NOBODY_TO_ASK,
                    "nothing is asked here, and another option has a secret typed", "--batch",
                    "give it by a file or by the environment; docs/user-guide.md shows how");
        }
    }

    /** Whether somebody may be asked whether it is meant. */
    public boolean mayAsk() {
        return !batch && !show.json();
    }

    public boolean yes() {
        return yes;
    }

    public boolean batch() {
        return batch;
    }

    public ReachOptions reach() {
        return reach;
    }

    public RemarkOptions remarks() {
        return remarks;
    }

    public Map<String, Duration> timeouts() {
        return timeouts;
    }

    public UploadOptions uploads() {
        return uploads;
    }

    public boolean verifyUpload() {
        return verifyUpload;
    }

    public Lane lane() {
        try {
            return lane == null ? Lane.USUAL : new Lane(lane);
        } catch (IllegalArgumentException e) {
            throw new GatherException(CommandError.LANE, String.valueOf(e.getMessage()), "--lane",
                    "write it like --lane triggered", e);
        }
    }

    public boolean detach() {
        return detach;
    }

    public boolean strict() {
        return strict;
    }
}
