package io.gather.cli.sending;

import java.nio.file.Path;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** What is to be sent: files, or everything that is queued, or a small bundle made for it. */
record UploadOrder(List<Path> files, boolean all, boolean verify, boolean again, @Nullable String cluster,
        @Nullable String caseId) {
    UploadOrder {
        files = List.copyOf(files);
        int said = (files.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (verify ? 1 : 0);
        if (said != 1) {
            throw new GatherException(CommandError.WHAT_TO_SEND,
                    said == 0 ? "what is to be sent?" : "only one of BUNDLE, --all and --verify can be meant", "",
                    "name a bundle, or send all that is queued: gather upload --all");
        }
    }
}
