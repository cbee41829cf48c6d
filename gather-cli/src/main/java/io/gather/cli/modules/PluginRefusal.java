package io.gather.cli.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** Why a plugin cannot be used: in a sentence that names its jar, and what to do. */
final class PluginRefusal {
    private PluginRefusal() {}

    static GatherException of(Path source, String why, @Nullable Throwable cause) {
        return new GatherException(CommandError.PLUGIN_REFUSED, "this plugin is refused: " + why, source.toString(),
                "remove it to go on without it, or install one that was made for this version of gather", cause);
    }

    static void throwIfAny(List<GatherException> refused) {
        if (refused.size() == 1) {
            throw refused.getFirst();
        }
        if (!refused.isEmpty()) {
            GatherException first = refused.getFirst();
            throw new GatherException(CommandError.PLUGIN_REFUSED,
                    refused.size() + " plugins are refused: "
                            + refused.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")),
                    "", first.remedy().toString().replace("remove it", "remove them"), first);
        }
    }
}
