package io.gather.core.overlord.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One gather at a time on a cluster. The operating system's file lock decides, so a holder that died holds nothing; what the file
 * says is for people.
 */
public final class ClusterLock implements AutoCloseable {
    /** Written over and over, so that a disk that is full has room for it. */
    private static final int TEXT = 4 << 10;
    private static final int MOST_COMMAND = 500;
    private final FileChannel channel;

    private ClusterLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Who holds it. */
    public record Holder(GatherId id, long pid, String user, Instant since, String commandLine) {
        private Holder brief() {
            return new Holder(id, pid, user, since,
                    commandLine.substring(0, Math.min(MOST_COMMAND, commandLine.length())));
        }
    }

    /** @throws GatherException when a living process holds it, saying which */
    public static ClusterLock take(StateDirectory state, String cluster, Holder holder) {
        Path file = file(state, cluster);
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            if (tryLock(channel) == null) {
                channel.close();
                throw held(cluster, file);
            }
            ClusterLock lock = new ClusterLock(channel);
            lock.write(Json.write(holder.brief()));
            return lock;
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
    public static Optional<Holder> holder(StateDirectory state, String cluster) {
        Path file = file(state, cluster);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                return Optional.empty();
            }
            return Optional.of(Json.read(Files.readAllBytes(file), Holder.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path file(StateDirectory state, String cluster) {
        return state.locks().resolve(cluster.replaceAll("[^A-Za-z0-9_.-]", "_") + ".lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static GatherException held(String cluster, Path file) {
        String who;
        try {
            Holder holder = Json.read(Files.readAllBytes(file), Holder.class);
            who = "gather " + holder.id() + " (process " + holder.pid() + " of " + holder.user() + ", since "
                    + holder.since() + ")";
        } catch (IOException e) {
            who = "another gather that has just begun";
        }
        return new GatherException(RunError.GATHERED_ALREADY,
                "cluster '" + cluster + "' is being gathered by " + who,
                "", Remedy.of("wait for it, see it with '{}', or end it with '{}'", Action.SEE_GATHERS.on(),
                        Action.STOP.on()));
    }

    /** The lock holds without a text too: then nobody knows by whom. */
    private void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf((text + " ".repeat(TEXT)).getBytes(StandardCharsets.UTF_8),
                TEXT));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
        } catch (IOException ignored) {
            // A disk that is full when the lock is taken for the first time.
        }
    }

    @Override
    public void close() {
        try (channel) {
            write("");
        } catch (IOException ignored) {
            // The lock goes with the process; an old text in the file misleads nobody, as the lock decides.
        }
    }
}
