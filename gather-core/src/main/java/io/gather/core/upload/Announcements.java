package io.gather.core.upload;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;

/** Tells listeners of deliveries, as the queue on disk has them, and notes there what was told. */
final class Announcements {
    private final UploadQueue queue;
    private final List<DeliveryListener> listeners;

    Announcements(UploadQueue queue, List<DeliveryListener> listeners) {
        this.queue = queue;
        this.listeners = List.copyOf(listeners);
    }

    /** Whether somebody is still to hear of one of its deliveries. */
    boolean isDue(Dispatch dispatch) {
        return !listeners.isEmpty() && dispatch.told() < dispatch.deliveries().size();
    }

    /**
     * To be called by who holds the claim of this bundle, with what is on disk.
     *
     * @param progress hears what a listener could not take; it is told again the next time
     */
    Dispatch tell(Dispatch dispatch, UploadProgress progress) throws IOException {
        Dispatch told = dispatch;
        while (isDue(told)) {
            Delivery delivery = told.deliveries().get(told.told());
            if (delivery.arrival() instanceof Arrival.Verified verified) {
                Delivered event = new Delivered(told.gather(), told.cluster(), told.sha256(), delivery, verified);
                try {
                    for (DeliveryListener listener : listeners) {
                        listener.delivered(event);
                    }
                } catch (IOException | GatherException e) {
                    progress.note("that " + dispatch.file().getFileName()
                            + " has arrived could not be noted; the next upload tries again: " + e.getMessage());
                    return told;
                }
            }
            told = told.toldOne();
            queue.put(told);
        }
        return told;
    }

    /** Of what earlier processes had no time to tell. What another one sends just now it tells itself. */
    void tellLeft(UploadProgress progress) throws IOException {
        if (listeners.isEmpty()) {
            return;
        }
        for (Dispatch left : queue.all().stream().filter(this::isDue).toList()) {
            Optional<UploadClaim> claim = queue.claim(left.id());
            if (claim.isPresent()) {
                try (UploadClaim _ = claim.get()) {
                    Optional<Dispatch> now = queue.find(left.id());
                    if (now.isPresent()) {
                        tell(now.get(), progress);
                    }
                }
            }
        }
    }
}
