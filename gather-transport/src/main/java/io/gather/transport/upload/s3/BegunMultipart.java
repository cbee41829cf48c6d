package io.gather.transport.upload.s3;

import java.io.IOException;

import io.gather.core.upload.Shipment;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that was begun, as it is noted for later attempts.
 *
 * @param sha256 of what it was begun with: parts of anything else are of no use
 */
record BegunMultipart(String sha256, long partSize, String place, String upload) {
    private static final String NOTE = "parts";

    static @Nullable BegunMultipart recall(Shipment shipment) {
        String note = shipment.recall(NOTE);
        String[] words = note == null ? new String[0] : note.split(" ", 4);
        return words.length == 4 && words[1].matches("\\d{1,18}")
                ? new BegunMultipart(words[0], Long.parseLong(words[1]), words[2], words[3])
                : null;
    }

    void note(Shipment shipment) throws IOException {
        shipment.note(NOTE, sha256 + " " + partSize + " " + place + " " + upload);
    }

    static void forget(Shipment shipment) throws IOException {
        shipment.note(NOTE, null);
    }

    /** Whether what arrived is of this bundle, cut in the same way, at the same place. */
    boolean fits(Shipment shipment, PartPlan plan, String where) {
        return sha256.equals(shipment.sha256()) && partSize == plan.size() && place.equals(where);
    }
}
