package io.gather.core.upload;

import java.io.IOException;

import io.gather.core.error.GatherException;
import io.gather.core.error.SendingError;

/**
 * The name that a bundle gets at the other side. It is noted before anything is written there: so an attempt knows what earlier ones of the same
 * bundle left, may go on with it or replace it, and leaves alone what others put there.
 */
public record RemoteName(Shipment shipment, String name) {
    static final String NOTE = "name";

    /** Whether this bundle was sent under that name before. */
    public boolean isOurs() {
        return name.equals(shipment.recall(NOTE));
    }

    public void claim() throws IOException {
        if (!isOurs()) {
            shipment.note(NOTE, name);
        }
    }

    /** Nothing of ours is there after all. */
    public void release() throws IOException {
        if (isOurs()) {
            shipment.note(NOTE, null);
        }
    }

    /** @param where for people, without secrets */
    public static GatherException taken(String where, String remedy) {
        return new GatherException(SendingError.NAME_TAKEN,
                "another file is there already under this name, and it is not replaced", where, remedy);
    }
}
