package io.gather.minion.files;

import java.io.IOException;
import java.time.Instant;

import io.gather.core.redact.RedactedStream;
import io.gather.core.window.Narrowing;
import io.gather.core.window.NodeClock;
import io.gather.core.window.Stretch;
import io.gather.core.window.Window;
import io.gather.core.window.WindowedContent;
import org.jspecify.annotations.Nullable;

/**
 * What of the content of files is wanted for its time.
 *
 * @param window null: all
 */
record Windowing(@Nullable Window window, NodeClock clock) {

    /** The part of a file that has to be read. */
    Stretch part(OpenFile file, Instant modified) throws IOException {
        long size = file.size();
        return window == null
                ? new Stretch(0, size)
                : new Narrowing(file::read, window, clock, modified).of(size);
    }

    /** Null where all of it is wanted. */
    @Nullable
    WindowedContent content(RedactedStream out, Instant modified, long torn) {
        return window == null ? null : new WindowedContent(out, window, clock, modified, torn);
    }
}
