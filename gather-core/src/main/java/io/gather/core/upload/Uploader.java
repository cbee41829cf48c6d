package io.gather.core.upload;

import java.io.IOException;

/**
 * One way to send a bundle, found by its name through {@link java.util.ServiceLoader} or handed in. Safe for several threads.
 */
public interface Uploader {
    /** As in the settings' list of ways. */
    String name();

    /** Whether it has what it needs to be tried: mostly a host. Ways that have not are passed over without a word. */
    boolean isConfigured();

    /**
     * Makes one attempt: sends the bundle, going on where an earlier attempt ended if the other side can, and checks that it
     * arrived whole. Blocks, honours interruption, and has a bound on each wait for the other side.
     *
     * @return where it is now, for people, without secrets
     * @throws IOException with a message that says why this attempt failed; another may succeed
     * @throws io.gather.core.error.GatherException when no further attempt can succeed before somebody changes something
     */
    String upload(Shipment shipment) throws IOException, InterruptedException;
}
