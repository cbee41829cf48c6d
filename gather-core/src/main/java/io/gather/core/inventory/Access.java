package io.gather.core.inventory;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How a node's shell is reached. What is null is left to the operator's own SSH configuration. No secrets: those are asked for
 * when they are needed, and are never written down.
 *
 * @param jump hosts on the way there, in the notation of {@code ssh -J}
 * @param sudo commands run as root by sudo
 */
public record Access(@Nullable String user, @Nullable Integer port, @Nullable Path key, @Nullable String jump,
        boolean sudo) {
    /** As the operator's SSH configuration says. */
    public static final Access USUAL = new Access(null, null, null, null, false);
}
