package io.gather.cli.options;

import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of earlier gathers stays. */
public final class KeepOptions {
    @Option(names = "--keep-bundles", paramLabel = "N", description = "remove earlier bundles of this cluster, but for the last N")
    private @Nullable String bundles;

    @Option(names = "--keep-age", paramLabel = "DURATION", description = "remove earlier bundles of this cluster that are older: 30d")
    private @Nullable String age;

    @Option(names = "--keep-size", paramLabel = "SIZE", description = "remove the oldest bundles of this cluster while all have more bytes")
    private @Nullable String size;

    SettingChanges changes(Settings saved) {
        return new SettingChanges(saved.table()).put("keep.bundles", "--keep-bundles", bundles)
                .put("keep.age", "--keep-age", age).put("keep.size", "--keep-size", size);
    }
}
