package io.gather.core.overlord.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;
import io.gather.core.overlord.request.Lane;

/**
 * One gather at a time in a lane of a cluster. The operating system's file lock decides, so a holder that died holds nothing; what the file
 * says is for people.
 */
public final class ClusterLock implements AutoCloseable {
    private static final int MOST_COMMAND = 500;
    private final LockedFile file;

    private ClusterLock(LockedFile file) {
        this.file = file;
    }

    /** Who holds it. */
    public record Holder(GatherId id, long pid, String user, Instant since, String commandLine) {
        private Holder brief() {
            return new Holder(id, pid, user, since,
                    commandLine.substring(0, Math.min(MOST_COMMAND, commandLine.length())));
        }
    }

    /** @throws GatherException when a living process holds it, saying which */
    public static ClusterLock take(StateDirectory state, String cluster, Lane lane, Holder holder) {
        Path file = file(state, cluster, lane);
        try {
            LockedFile taken = LockedFile.take(file).orElseThrow(() -> held(cluster, lane, file));
            taken.say(Json.write(holder.brief()));
            return new ClusterLock(taken);
        } catch (AccessDeniedException e) {
            throw new GatherException(RunError.LOCK_NOT_OURS, "cannot take the lock: " + e, file.toString(),
                    Remedy.of("check who owns this file, or choose another state directory with {}", Action.STATE.on()),
                    e);
        } catch (IOException e) {
            throw new GatherException(RunError.LOCK_NOT_TAKEN, "cannot take the lock: " + e.getMessage(),
                    file.toString(), "see that this file system can be written and has room: df " + file.getParent(),
                    e);
        }
    }

    /** Who holds the lock now; empty when nobody does. */
    public static Optional<Holder> holder(StateDirectory state, String cluster, Lane lane) {
        return holder(file(state, cluster, lane));
    }

    /** Whether a living process may be at work on this gather: what holds a lock without saying for which might be. */
    public static boolean mayRun(StateDirectory state, GatherId id) throws IOException {
        try (Stream<Path> files = Files.list(state.locks())) {
            for (Path file : files.filter(ClusterLock::isOfACluster).toList()) {
                if (mayHold(file, id)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Optional<Holder> holder(Path file) {
        try {
            Optional<String> said = LockedFile.holder(file);
            return said.isEmpty() ? Optional.empty() : Optional.of(Json.read(said.get(), Holder.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean mayHold(Path file, GatherId id) throws IOException {
        Optional<String> said = LockedFile.holder(file);
        try {
            return said.isPresent() && Json.read(said.get(), Holder.class).id().equals(id);
        } catch (JsonProcessingException unknown) {
            return true;
        }
    }

    private static boolean isOfACluster(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".lock") && !name.startsWith("@");
    }

    /** No cluster's file has an {@code @} in its name. */
    private static Path file(StateDirectory state, String cluster, Lane lane) {
        return state.locks()
                .resolve(StateDirectory.nameOf(cluster) + (lane.isUsual() ? "" : "@" + lane) + ".lock");
    }

    private static GatherException held(String cluster, Lane lane, Path file) {
        String who = holder(file).map(holder -> "gather " + holder.id() + " (process " + holder.pid() + " of "
                + holder.user() + ", since " + holder.since() + ")").orElse("another gather that has just begun");
        return new GatherException(RunError.GATHERED_ALREADY,
                "cluster '" + cluster + "' is being gathered by " + who
                        + (lane.isUsual() ? "" : ", in the lane '" + lane + "'"),
                "", Remedy.of("wait for it, see it with '{}', end it with '{}', or gather beside it with {}",
                        Action.SEE_GATHERS.on(), Action.STOP.on(), Action.LANE.on()));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException ignored) {
            // The lock goes with the process; an old text in the file misleads nobody, as the lock decides.
        }
    }
}
