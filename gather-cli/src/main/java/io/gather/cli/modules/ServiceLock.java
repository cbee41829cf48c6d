package io.gather.cli.modules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;

/** One process at a time runs a module's services. The operating system's lock decides; what the file says is for people. */
final class ServiceLock implements AutoCloseable {
    private final FileChannel channel;

    private ServiceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws GatherException when a living process holds it, saying which */
    static ServiceLock take(Path folder, String module, Clock clock) {
        Path file = folder.resolve(module + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            if (!locked(channel)) {
                channel.close();
                throw held(module, file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid() + " of " + System.getProperty(
                    "user.name", "?") + ", since " + clock.instant() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new ServiceLock(channel);
        } catch (IOException e) {
            throw new GatherException(CommandError.SERVICE_LOCK, "cannot take the lock: " + e, file.toString(),
                    "check who owns this file and whether its disk has room, or choose another state directory with "
                            + "--state DIR",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static GatherException held(String module, Path file) throws IOException {
        String who = Files.readString(file).strip();
        return new GatherException(CommandError.SERVED_ALREADY,
                "the services of module '" + module + "' run already: "
                        + (who.isEmpty() ? "another process has just begun" : who),
                "", "end that process first, or let it go on");
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException ignored) {
            // The lock goes with the process; an old text in the file misleads nobody.
        }
    }
}
