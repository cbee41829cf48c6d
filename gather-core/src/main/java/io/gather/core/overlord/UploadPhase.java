package io.gather.core.overlord;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.SendingError;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.units.Durations;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadProgress;
import org.jspecify.annotations.Nullable;

/** 7: sends the bundle; what could not be sent stays queued. */
record UploadPhase(Sender sender, StopSignal stop, GatherListener listener) implements Phase {
    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public boolean applies(Gather gather) {
        BundleFile packed = gather.packed();
        return packed != null && gather.uploaded() == null && !gather.request().uploads().isEmpty()
                && !stop.stopped() && gather.leaks().error(packed.path()) == null;
    }

    @Override
    public void run(Gather gather) throws IOException {
        BundleFile bundle = Objects.requireNonNull(gather.packed());
        GatherRequest request = gather.request();
        Dispatch dispatch = Dispatch.fresh(gather.id().text(),
                new BundleFile(bundle.path().toAbsolutePath(), bundle.size(),
                        bundle.sha256()),
                gather.disguise().text(request.cluster()), request.caseId(), gather.began(), request.uploads())
                .ofGather(gather.id().text());
        Thread sending = Thread.currentThread();
        try (StopSignal.Listening _ = stop.onStop(sending::interrupt)) {
            Arrival.Taken taken = sender.send(dispatch, new Told(listener)).arrival().orElseThrow();
            gather.uploaded(taken);
            gather.journal().add(new JournalEntry.Uploaded(taken.words()));
        } catch (GatherException e) {
            gather.uploadFailed(e);
        } catch (InterruptedException e) {
            gather.uploadFailed(new GatherException(SendingError.SENDING_INTERRUPTED, "the upload was interrupted",
                    bundle.path().toString(),
                    Remedy.of("the bundle is queued; go on with: {}", Action.SEND_QUEUED.on()), e));
        }
    }

    static final class Told implements UploadProgress {
        private static final long SELDOM_NANOS = 100_000_000;

        private final GatherListener listener;
        private long last;

        Told(GatherListener listener) {
            this.listener = listener;
        }

        @Override
        public void sent(String way, long position, long size) {
            long now = System.nanoTime();
            if (position == size || now - last > SELDOM_NANOS) {
                last = now;
                listener.on(new GatherEvent.Uploading(way, position, size));
            }
        }

        @Override
        public void note(String text) {
            listener.on(new GatherEvent.Notice(text));
        }

        @Override
        public void failed(String way, String why, @Nullable Duration wait) {
            listener.on(new GatherEvent.Notice(way + ": " + why
                    + (wait == null ? "" : "; again in " + Durations.show(wait))));
        }
    }
}
