package io.gather.core.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the ways in their order. One that sent something is tried again at once, so that it goes on where it was cut; one that
 * sent nothing, because it refused us or is not there, waits until all others had their turn.
 */
final class Turns {
    private final List<WayTried> ways;

    Turns(List<WayTried> ways) {
        this.ways = List.copyOf(ways);
    }

    /** @return delivered, or as it is when all ways are over */
    Dispatch take(Dispatch queued, @Nullable SealedBundle sealed, UploadProgress progress)
            throws IOException, InterruptedException {
        Dispatch dispatch = queued;
        List<WayTried> left = new ArrayList<>(ways);
        while (!left.isEmpty()) {
            WayTried way = next(left);
            dispatch = way.attempt(dispatch, sealed, progress);
            if (dispatch.arrived()) {
                return dispatch;
            }
            if (way.isOver()) {
                boolean ignored = left.remove(way);
            }
            tell(way, left, progress);
        }
        return dispatch;
    }

    private static WayTried next(List<WayTried> left) {
        Optional<WayTried> cut = left.stream().filter(WayTried::moved).findFirst();
        return cut.or(() -> left.stream().filter(it -> !it.wasTried()).findFirst())
                .orElseGet(() -> left.stream().min(Comparator.comparingLong(WayTried::due)).orElseThrow());
    }

    private static void tell(WayTried way, List<WayTried> left, UploadProgress progress) {
        if (way.isOver()) {
            progress.failed(way.name(), way.failure(), null);
        } else if (next(left) == way) {
            progress.failed(way.name(), way.failure(), way.pause(System.nanoTime()));
        } else {
            progress.failed(way.name(), way.failure() + "; the other ways first", null);
        }
    }
}
