package io.gather.incident.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.module.ModuleContext;
import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;
import io.gather.core.units.ByteSize;
import io.gather.incident.store.StoreLimits;

/** What can be set about incidents. */
public final class IncidentSettings {
    /** Empty: in the module's own folder. */
    public static final Setting<Path> DIRECTORY = new Setting<>("incident.directory", Forms.PATH, Path.of(""));
    /** 0: as many as there are. */
    public static final Setting<Integer> MAX_INCIDENTS = new Setting<>("incident.max_incidents",
            Forms.number(0, 1_000_000), 100_000);
    /** 0: as large as they get. */
    public static final Setting<ByteSize> MAX_SIZE = new Setting<>("incident.max_size", Forms.SIZE,
            ByteSize.ofMiB(10 << 10));
    /** Of all files of events; 0: as large as they get. */
    public static final Setting<ByteSize> MAX_EVENTS_SIZE = new Setting<>("incident.max_events_size", Forms.SIZE,
            ByteSize.ofMiB(10 << 10));
    /** What runs plugins. */
    public static final Setting<String> PYTHON = new Setting<>("incident.python", Forms.TEXT, "python3");
    /** How far back a gather takes incidents. */
    public static final Setting<String> GATHER_LAST = new Setting<>("incident.gather_last", Forms.PAST, "7d");

    /** Of which nodes a gather takes incidents. */
    public static final Setting<GatherNodes> GATHER_NODES = new Setting<>("incident.gather_nodes",
            Forms.choice(GatherNodes.class), GatherNodes.GATHERED);

    /** Of which nodes. */
    public enum GatherNodes {
        /** Those that the gather gathers from. */
        GATHERED,
        ALL
    }

    public static final List<Setting<?>> ALL = Stream
            .of(List.of(DIRECTORY, MAX_INCIDENTS, MAX_SIZE, MAX_EVENTS_SIZE, PYTHON, GATHER_LAST,
                    GATHER_NODES),
                    WebhookSettings.SECTION.settings(),
                    MailSettings.SECTION.settings())
            .<Setting<?>>flatMap(List::stream).toList();

    private IncidentSettings() {}

    /** Where incidents are kept. */
    public static Path directory(ModuleContext context) {
        Path set = context.settings().of(DIRECTORY);
        return set.toString().isEmpty() ? context.state().resolve("incidents") : set;
    }

    public static StoreLimits limits(ModuleContext context) {
        return new StoreLimits(context.settings().of(MAX_INCIDENTS), context.settings().of(MAX_SIZE));
    }
}
