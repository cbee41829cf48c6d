package io.gather.stats.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.gather.core.files.FreeSpace;
import io.gather.core.units.ByteSize;
import io.gather.stats.metric.Point;

/**
 * Writes the points of a cluster into files of its own, a whole batch or nothing of it. A file is open only while it is written, and what
 * failed half-way is cut off again; where that fails too, nothing comes behind it. One thread.
 */
public final class StoreWriter {
    /** No cluster's clock is so far ahead that its points should be kept for ever. */
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int PART_OF_TOTAL = 64;

    private final Path folder;
    private final String cluster;
    private final PointStoreLimits limits;
    private final Clock clock;
    private final String writer;
    private final PointRetention retention;
    private final Map<Instant, Integer> parts = new TreeMap<>();
    private Instant swept = Instant.MIN;
    private long since;

    /** @param folder of the clusters; it is made when something is written */
    public StoreWriter(Path folder, String cluster, PointStoreLimits limits, Clock clock, RandomGenerator random) {
        this.folder = folder;
        this.cluster = cluster;
        this.limits = limits;
        this.clock = clock;
        this.writer = StoreName.writer(clock.instant(), random);
        this.retention = new PointRetention(folder, limits);
    }

    /**
     * @return how many are never kept: without a number, older than what is kept, or of a time to come
     * @throws IOException when there is no room, or it cannot be written: nothing is
     */
    public int write(List<Point> points) throws IOException {
        Instant now = clock.instant();
        long oldest = now.minus(limits.age()).getEpochSecond();
        long latest = now.plus(AHEAD).getEpochSecond();
        SortedMap<Instant, MemberBuilder> hours = new TreeMap<>();
        int refused = 0;
        for (Point point : points) {
            boolean kept = point.seconds() >= oldest && point.seconds() <= latest
                    && hours.computeIfAbsent(StoreName.hourOf(point.seconds()), _ -> new MemberBuilder()).add(point);
            refused += kept ? 0 : 1;
        }
        sweep(now);
        checkRoom();
        for (Map.Entry<Instant, MemberBuilder> hour : hours.entrySet()) {
            List<byte[]> members = hour.getValue().finish();
            if (!members.isEmpty()) {
                append(hour.getKey(), members);
            }
        }
        return refused;
    }

    private void checkRoom() throws IOException {
        long free = FreeSpace.at(folder);
        if (free < limits.leaveFree().bytes()) {
            throw new FileSystemException(folder.toString(), null, "only " + ByteSize.of(free) + " are free there, and "
                    + limits.leaveFree() + " are to stay free (leave_free)");
        }
    }

    private void append(Instant hour, List<byte[]> members) throws IOException {
        Path own = Files.createDirectories(folder.resolve(StoreName.folder(cluster)), PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(own.toString(), null, "it is a link, which is not followed");
        }
        Path file = own.resolve(new StoreName(hour, writer, parts.getOrDefault(hour, 0)).text());
        long size;
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            size = channel.size();
            try {
                channel.position(size);
                for (byte[] member : members) {
                    ByteBuffer bytes = ByteBuffer.wrap(member);
                    while (bytes.hasRemaining()) {
                        since += channel.write(bytes);
                    }
                }
                size = channel.position();
            } catch (IOException e) {
                cut(channel, size, e);
                throw e;
            }
        } catch (IOException e) {
            next(hour);
            throw e;
        }
        if (size >= limits.file().bytes()) {
            next(hour);
        }
    }

    private void cut(FileChannel channel, long size, IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void next(Instant hour) {
        parts.merge(hour, 1, (part, one) -> Math.min(part + one, StoreName.MOST_PARTS));
    }

    private void sweep(Instant now) throws IOException {
        if (swept.isBefore(now.minus(Duration.ofMinutes(10))) || since > limits.total().bytes() / PART_OF_TOTAL) {
            retention.sweep(now);
            parts.keySet().removeIf(hour -> hour.isBefore(now.minus(limits.age())));
            swept = now;
            since = 0;
        }
    }
}
