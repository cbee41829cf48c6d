package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
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
    private final Patience patience;
    private final ByteSize rate;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean deletes;
    private final @Nullable Envelope envelope;

    /** @param rate most bytes a second; 0: as fast as it goes */
    public Sender(UploadQueue queue, List<Uploader> uploaders, Patience patience, ByteSize rate, InstantSource clock,
            RandomGenerator random) {
        this(queue, uploaders, patience, rate, clock, random, false, null);
    }

    private Sender(UploadQueue queue, List<Uploader> uploaders, Patience patience, ByteSize rate, InstantSource clock,
            RandomGenerator random, boolean deletes, @Nullable Envelope envelope) {
        this.queue = queue;
        this.uploaders = List.copyOf(uploaders);
        this.patience = patience;
        this.rate = rate;
        this.clock = clock;
        this.random = random;
        this.deletes = deletes;
        this.envelope = envelope;
    }

    /** @param wanted whether bundles that arrived are deleted here, with the checksum beside them */
    public Sender deleting(boolean wanted) {
        return new Sender(queue, uploaders, patience, rate, clock, random, wanted, envelope);
    }

    /** @param wanted null: bundles are sent as they are */
    public Sender sealing(@Nullable Envelope wanted) {
        return new Sender(queue, uploaders, patience, rate, clock, random, deletes, wanted);
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
     * Queues the bundle if it is not queued yet, and sends it.
     *
     * @return as it is in the queue now, delivered
     * @throws GatherException when no way worked: what was tried and why it failed; the bundle stays queued
     */
    public Dispatch send(Dispatch wanted, UploadProgress progress) throws InterruptedException {
        try {
            Dispatch queued = wanted.attempts().isEmpty()
                    ? queue.find(wanted.id()).map(known -> known.by(wanted)).orElse(wanted)
                    : wanted;
            queue.put(queued);
            Optional<UploadClaim> claim = queue.claim(queued.id());
            if (claim.isEmpty()) {
                throw new GatherException(Category.UPLOAD, "GATHER-6003", "another process is sending this bundle",
                        queued.file().toString(), "see how far it is: gather uploads");
            }
            try (UploadClaim _ = claim.get()) {
                if (queued.arrived()) {
                    return queued;
                }
                check(queued);
                Dispatch sent = byAnyWay(queued, progress);
                queue.forget(DELIVERED_KEPT);
                if (deletes) {
                    delete(sent.file(), progress);
                }
                return sent;
            }
        } catch (IOException e) {
            throw new GatherException(Category.UPLOAD, "GATHER-6004", "the queue of uploads cannot be used: " + e,
                    wanted.file().toString(), "check space and rights of the state folder", e);
        }
    }

    private static void check(Dispatch dispatch) throws IOException {
        Path file = dispatch.file();
        if (!Files.isRegularFile(file) || Files.size(file) != dispatch.size()) {
            throw new GatherException(Category.UPLOAD, "GATHER-6002",
                    "the bundle is not there any more, or not as it was", file.toString(),
                    "take it out of the queue with: gather uploads --remove " + dispatch.id());
        }
    }

    private Dispatch forget(Dispatch arrived) throws IOException {
        Dispatch dispatch = SealedBundle.forget(arrived);
        queue.put(dispatch);
        return dispatch;
    }

    private static void delete(Path file, UploadProgress progress) {
        try {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".sha256"));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            progress.note(file + " arrived, but cannot be deleted here: " + e);
        }
    }

    private Dispatch byAnyWay(Dispatch queued, UploadProgress progress) throws IOException, InterruptedException {
        Dispatch dispatch = queued;
        List<String> reasons = new ArrayList<>();
        SealedBundle sealed = null;
        for (String way : dispatch.ways()) {
            Uploader uploader = uploaders.stream().filter(it -> it.name().equals(way)).findFirst().orElse(null);
            if (uploader == null) {
                reasons.add(way + ": there is no such way of uploading");
                continue;
            }
            if (uploader.isConfigured()) {
                if (envelope != null && sealed == null) {
                    SealedBundle.Prepared prepared = SealedBundle.prepare(dispatch, envelope);
                    sealed = prepared.bundle();
                    dispatch = prepared.dispatch();
                    queue.put(dispatch);
                }
                WayTried tried = new WayTried(queue, uploader, patience, new Throttle(rate.bytes()), clock, random);
                dispatch = tried.send(dispatch, sealed, progress);
                if (dispatch.arrived()) {
                    return sealed == null ? dispatch : forget(dispatch);
                }
                reasons.add(way + ": " + tried.failure());
            }
        }
        throw new GatherException(Category.UPLOAD, "GATHER-6001",
                reasons.isEmpty()
                        ? "no way of uploading is configured"
                        : "no way of uploading worked: " + String.join("; ", reasons),
                dispatch.file().toString(), reasons.isEmpty()
                        ? "name a host: gather settings modify --http-upload-host HOST"
                        : "the bundle is queued; when the reason is mended: gather upload --all");
    }
}
