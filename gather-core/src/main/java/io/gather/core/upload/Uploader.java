package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Path;

/** One way to send a bundle, found by its name through {@link java.util.ServiceLoader} or handed in. */
public interface Uploader {
    /** As in the settings' list of ways. */
    String name();

    /**
     * Sends the bundle and checks that it arrived whole; returns where it is now. Blocks, honours interruption.
     *
     * @throws IOException with a message that says why, when this way failed; the next way is tried then
     */
    String upload(Path bundle) throws IOException, InterruptedException;
}
