package io.gather.cli.show;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** How fast a bundle is sent, from looks at it some time apart. One thread. */
final class UploadPace {
    private static final long WINDOW_MILLIS = 10_000;
    private static final long SPACING_MILLIS = 200;
    private static final long TOO_EARLY_MILLIS = 1_000;

    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(long at, String way, long sent) {}

    void look(GatherEvent.Uploading upload, long now) {
        Look last = looks.peekLast();
        if (last != null && (!last.way.equals(upload.way()) || upload.sent() < last.sent)) {
            looks.clear();
            last = null;
        }
        if (last == null || now - last.at >= SPACING_MILLIS) {
            looks.addLast(new Look(now, upload.way(), upload.sent()));
        }
        while (looks.size() > 2 && now - looks.getFirst().at > WINDOW_MILLIS) {
            looks.removeFirst();
        }
    }

    /** Bytes a second lately; 0 when nobody can say yet. */
    long rate() {
        if (looks.size() < 2 || looks.getLast().at - looks.getFirst().at < TOO_EARLY_MILLIS) {
            return 0;
        }
        return (looks.getLast().sent - looks.getFirst().sent) * 1000 / (looks.getLast().at - looks.getFirst().at);
    }

    /** Way and bytes, and rate and time left where these are known. */
    List<String> parts(GatherEvent.Uploading upload) {
        List<String> parts = new ArrayList<>();
        parts.add(upload.way() + " " + ByteSize.of(upload.sent()) + " of " + ByteSize.of(upload.size()));
        long rate = rate();
        if (rate > 0) {
            parts.add(ByteSize.of(rate) + "/s");
            long left = upload.size() - upload.sent();
            if (left > 0) {
                parts.add(Durations.show(Duration.ofSeconds(Math.max(1, left / rate))) + " left");
            }
        }
        return parts;
    }
}
