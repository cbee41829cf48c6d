package io.gather.core.upload;

import java.io.IOException;

/**
 * Hears of every bundle that has arrived somewhere and was compared with the one here, whoever sent it: the gather, an upload later on,
 * another process. What it hears is in the queue on disk already, and stays there until it has returned: after a crash, or
 * when it failed, it hears of the same delivery again, perhaps in another process. So it must not mind to hear a thing twice.
 */
@FunctionalInterface
public interface DeliveryListener {
    /** Called while nobody else sends this bundle; must not send itself. */
    void delivered(Delivered delivered) throws IOException;
}
