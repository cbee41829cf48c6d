package io.gather.cli.gathering;

import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.upload.Sender;

/** Whether there is somewhere to send bundles to. */
public final class Destination {
    private Destination() {}

    /** @throws GatherException when none of these ways has what it needs */
    public static void check(Sender sender, List<String> ways) {
        if (sender.configured(ways).isEmpty()) {
            throw new GatherException(CommandError.NO_DESTINATION, "no way of uploading is configured", "--upload",
                    "say where to: gather settings modify --http-upload-host HOST; docs/sending.md shows all ways");
        }
    }
}
