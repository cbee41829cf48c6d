package io.gather.core.upload;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Told how a bundle gets on. Must not block. */
public interface UploadProgress {
    /** @param position bytes of the bundle that were handed to the way so far */
    void sent(String way, long position, long size);

    /** @param wait until the next attempt; null when this way is given up */
    void failed(String way, String why, @Nullable Duration wait);

    /** Something that the user should know, and that ends nothing. */
    void note(String text);
}
