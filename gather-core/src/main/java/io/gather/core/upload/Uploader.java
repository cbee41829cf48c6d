package io.gather.core.upload;

import java.io.IOException;

/**
 * One way to send a bundle, opened by its {@link UploaderProvider}. Safe for several threads.
 */
public interface Uploader {
    /** As in the settings' list of ways. */
    String name();

    /** Whether it has what it needs to be tried: mostly a host. Ways that have not are passed over without a word. */
    boolean isConfigured();

    /**
     * Where bundles go by its settings, without secrets. A bundle that arrived at one destination is sent to another one all the
     * same.
     */
    default String destination() {
        return name();
    }

    /**
     * Makes one attempt: sends the bundle, going on where an earlier attempt ended if the other side can, and checks that it
     * arrived whole. A file that others put there is not replaced. Blocks, honours interruption, and has a bound on each wait for the
     * other side.
     *
     * @return what the other side has now
     * @throws IOException with a message that says why this attempt failed; another may succeed
     * @throws io.gather.core.error.GatherException when no further attempt can succeed before somebody changes something
     */
    Arrival upload(Shipment shipment) throws IOException, InterruptedException;
}
