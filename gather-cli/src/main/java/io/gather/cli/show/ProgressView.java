package io.gather.cli.show;

import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;

/** A way of showing what happens. Safe for several threads. */
interface ProgressView extends GatherListener {
    /** @param at when it happened, in milliseconds of the epoch; long ago for those who come later */
    default void on(GatherEvent event, long at) {
        on(event);
    }

    /** Tells people something that is no event. */
    void say(String text);

    /** @param leave whether what is shown stays */
    default void end(boolean leave) {}
}
