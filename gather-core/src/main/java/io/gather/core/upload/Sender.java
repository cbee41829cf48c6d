package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.SendingError;
import io.gather.core.error.Wording;
import io.gather.core.rate.Throttle;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * Sends bundles: tries the ways in order, each with patience, and writes down what came of it. A bundle stays in the queue until
 * it was delivered, whatever happens to this process.
 */
public final class Sender {
    private static final int DELIVERED_KEPT = 500;

    private final UploadQueue queue;
    private final List<Uploader> uploaders;
    private final RetryPolicy patience;
    private final ByteSize rate;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean deletes;
    private final boolean demands;
    private final @Nullable Envelope envelope;
    private final List<DeliveryListener> listeners;
    private final Announcements announcements;
    private final Wording wording;

    /** @param rate most bytes a second; 0: as fast as it goes */
    public Sender(UploadQueue queue, List<Uploader> uploaders, RetryPolicy patience, ByteSize rate, InstantSource clock,
            RandomGenerator random) {
        this(queue, uploaders, patience, rate, clock, random, false, false, null, List.of(),
                Wording.NEUTRAL);
    }

    private Sender(UploadQueue queue, List<Uploader> uploaders, RetryPolicy patience, ByteSize rate,
            InstantSource clock,
            RandomGenerator random, boolean deletes, boolean demands, @Nullable Envelope envelope,
            List<DeliveryListener> listeners, Wording wording) {
        this.queue = queue;
        this.uploaders = List.copyOf(uploaders);
        this.patience = patience;
        this.rate = rate;
        this.clock = clock;
        this.random = random;
        this.deletes = deletes;
        this.demands = demands;
        this.envelope = envelope;
        this.listeners = List.copyOf(listeners);
        this.announcements = new Announcements(queue, listeners);
        this.wording = wording;
    }

    /** @param wanted whether bundles are deleted here, with the checksum beside them, when it is verified that they arrived */
    public Sender deleting(boolean wanted) {
        return new Sender(queue, uploaders, patience, rate, clock, random, wanted, demands, envelope, listeners,
                wording);
    }

    /** @param wanted null: bundles are sent as they are */
    public Sender sealing(@Nullable Envelope wanted) {
        return new Sender(queue, uploaders, patience, rate, clock, random, deletes, demands, wanted, listeners,
                wording);
    }

    /** The same, which tells these of every verified arrival, those of earlier processes too that nobody heard of. */
    public Sender telling(List<DeliveryListener> wanted) {
        return new Sender(queue, uploaders, patience, rate, clock, random, deletes, demands, envelope, wanted,
                wording);
    }

    /** @param words of the steps that are advised in what is written down */
    public Sender saying(Wording words) {
        return new Sender(queue, uploaders, patience, rate, clock, random, deletes, demands, envelope, listeners,
                words);
    }

    /** The same, for which only a verified arrival is a success. */
    public Sender demandingProof() {
        return new Sender(queue, uploaders, patience, rate, clock, random, deletes, true, envelope, listeners,
                wording);
    }

    /** Which of these ways have what they need to be tried. */
    public List<String> configured(List<String> ways) {
        return ways.stream()
                .filter(way -> uploaders.stream().anyMatch(it -> it.name().equals(way) && it.isConfigured()))
                .toList();
    }

    public UploadQueue queue() {
        return queue;
    }

    /**
     * Tells those who listen what they have not heard of yet, because a process died: for who depends on what they know.
     *
     * @throws GatherException when the queue cannot be read
     */
    public void tellLeft(UploadProgress progress) {
        try {
            announcements.tellLeft(progress);
        } catch (IOException e) {
            throw unusable("", e);
        }
    }

    /**
     * Queues the bundle if it is not queued yet, and sends it.
     *
     * @return as it is in the queue now, delivered
     * @throws GatherException when no way worked: what was tried and why it failed; the bundle stays queued
     */
    public Dispatch send(Dispatch wanted, UploadProgress progress) throws InterruptedException {
        try {
            announcements.tellLeft(progress);
            Dispatch queued = wanted.attempts().isEmpty()
                    ? queue.find(wanted.id()).map(known -> known.by(wanted)).map(this::settle).orElse(wanted)
                    : wanted;
            queue.put(queued);
            Optional<UploadClaim> claim = queue.claim(queued.id());
            if (claim.isEmpty()) {
                throw new GatherException(SendingError.SENT_BY_OTHERS, "another process is sending this bundle",
                        queued.file().toString(), Remedy.of("see how far it is: {}", Action.SEE_UPLOADS.on()));
            }
            try (UploadClaim _ = claim.get()) {
                if (queued.arrived()) {
                    return queued;
                }
                check(queued);
                Dispatch sent = announcements.tell(byAnyWay(queued, progress), progress);
                queue.forget(DELIVERED_KEPT, announcements::isDue);
                if (deletes) {
                    tidy(sent, progress);
                }
                demandProof(sent);
                return sent;
            }
        } catch (IOException e) {
            throw unusable(wanted.file().toString(), e);
        }
    }

    private static GatherException unusable(String where, IOException e) {
        return new GatherException(SendingError.QUEUE_UNUSABLE, "the queue of uploads cannot be used: " + e, where,
                "check space and rights of the state folder", e);
    }

    private Dispatch settle(Dispatch dispatch) {
        return settled(dispatch).map(dispatch::settled).orElse(dispatch);
    }

    private static void check(Dispatch dispatch) throws IOException {
        Path file = dispatch.file();
        if (!Files.isRegularFile(file) || Files.size(file) != dispatch.size()) {
            throw new GatherException(SendingError.CHANGED_MEANWHILE,
                    "the bundle is not there any more, or not as it was", file.toString(),
                    Remedy.of("take it out of the queue with: {}", Action.UNQUEUE.on(dispatch.id())));
        }
    }

    private Dispatch forget(Dispatch arrived) throws IOException {
        Dispatch dispatch = SealedBundle.forget(arrived);
        queue.put(dispatch);
        return dispatch;
    }

    private void tidy(Dispatch sent, UploadProgress progress) {
        switch (sent.arrival().orElse(null)) {
            case Arrival.Verified verified -> delete(verified, sent.file(), progress);
            case Arrival.Unverified unverified -> progress.note(sent.file()
                    + " stays here, as nobody can tell whether it arrived: " + unverified.doubt());
            case null -> {
                // Nothing is known of it.
            }
        }
    }

    /** @param arrival that what is there was compared with the bundle */
    private static void delete(Arrival.Verified arrival, Path file, UploadProgress progress) {
        try {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".sha256"));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            progress.note(file + " is at " + arrival.where() + ", but cannot be deleted here: " + e);
        }
    }

    private void demandProof(Dispatch sent) {
        if (demands && sent.arrival().orElse(null) instanceof Arrival.Unverified unverified) {
            throw new GatherException(SendingError.NOT_VERIFIED,
                    "the bundle was accepted, but nobody can tell whether it arrived: " + unverified.doubt(),
                    unverified.where(),
                    "look there whether it is whole, or use a way that can be asked; docs/upload.md");
        }
    }

    private Dispatch byAnyWay(Dispatch queued, UploadProgress progress) throws IOException, InterruptedException {
        Dispatch dispatch = queued;
        List<WayTried> ways = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (String way : dispatch.ways()) {
            Uploader uploader = uploader(way).orElse(null);
            if (uploader == null) {
                reasons.add(way + ": there is no such way of uploading");
            } else if (uploader.isConfigured()) {
                ways.add(new WayTried(queue, uploader, destination(uploader), patience, new Throttle(rate.bytes()),
                        clock, random, wording));
            }
        }
        SealedBundle sealed = null;
        if (envelope != null && !ways.isEmpty()) {
            SealedBundle.Prepared prepared = SealedBundle.prepare(dispatch, envelope);
            sealed = prepared.bundle();
            dispatch = prepared.dispatch();
            queue.put(dispatch);
        }
        dispatch = new Turns(ways).take(dispatch, sealed, progress);
        if (dispatch.arrived()) {
            return sealed == null ? dispatch : forget(dispatch);
        }
        ways.forEach(way -> reasons.add(way.name() + ": " + way.failure()));
        throw new GatherException(SendingError.NOT_SENT,
                reasons.isEmpty()
                        ? "no way of uploading is configured"
                        : "no way of uploading worked: " + String.join("; ", reasons),
                dispatch.file().toString(), reasons.isEmpty()
                        ? Remedy.of("name a host: {}", Action.SAVE_UPLOAD_HOST.on())
                        : Remedy.of("the bundle is queued; when the reason is mended: {}", Action.SEND_QUEUED.on()));
    }

    private Optional<Uploader> uploader(String way) {
        return uploaders.stream().filter(it -> it.name().equals(way)).findFirst();
    }

    /** Sealed for others it is another file. */
    private String destination(Uploader uploader) {
        return uploader.destination() + (envelope == null ? "" : " for " + envelope.recipients());
    }

    /**
     * Where it is already, by the ways that it has: at the first of them, or at a later one if it was tried in vain at those before.
     * Empty when it is to be sent.
     */
    Optional<Delivery> settled(Dispatch dispatch) {
        for (String way : dispatch.ways()) {
            String destination = uploader(way).filter(Uploader::isConfigured).map(this::destination).orElse(null);
            if (destination != null) {
                Optional<Delivery> there = dispatch.deliveryAt(destination);
                if (there.isPresent() || !dispatch.wasTriedAt(destination)) {
                    return there;
                }
            }
        }
        return Optional.empty();
    }
}
