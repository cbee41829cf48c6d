package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.files.LockedFile;

/**
 * Spools that nobody comes for any more: they were not written to for 24 hours, no process holds them, and the run directory of
 * whoever made them, which he needs to go on, is gone.
 */
public final class DeadSpools {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final List<String> LAST = List.of(SpoolFolder.PLAN, SpoolFolder.OWNER, SpoolFolder.LOCK);

    private final Path base;

    public DeadSpools(Path base) {
        this.base = base;
    }

    /** What is done about a dead spool besides: its processes, for instance. */
    @FunctionalInterface
    public interface Burial {
        void of(String gather, String node);
    }

    public void remove(Instant now, Burial burial) {
        try (DirectoryStream<Path> gathers = Files.newDirectoryStream(base, SpoolFolder.PREFIX + "*")) {
            Object user = OwnFolder.ownId(base);
            for (Path gather : gathers) {
                if (isOwn(gather, user)) {
                    removeBelow(gather, user, now, burial);
                }
            }
        } catch (IOException e) {
            // The next run looks again.
        }
    }

    private void removeBelow(Path gather, Object user, Instant now, Burial burial) throws IOException {
        String id = String.valueOf(gather.getFileName()).substring(SpoolFolder.PREFIX.length());
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(gather)) {
            for (Path spool : nodes) {
                String node = String.valueOf(spool.getFileName());
                if (isOwn(spool, user) && isDead(spool, now)) {
                    remove(spool, id, node, burial);
                }
            }
        }
    }

    private static boolean isOwn(Path folder, Object user) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    /** One that does not say whose it is, is not ours to judge. */
    private static boolean isDead(Path spool, Instant now) throws IOException {
        Path owner = spool.resolve(SpoolFolder.OWNER);
        if (!Files.isRegularFile(owner, LinkOption.NOFOLLOW_LINKS) || mayBeWanted(owner)) {
            return false;
        }
        Instant latest = Files.getLastModifiedTime(spool).toInstant();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool)) {
            for (Path file : files) {
                Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
                latest = modified.isAfter(latest) ? modified : latest;
            }
        }
        return latest.isBefore(now.minus(KEPT));
    }

    /** Where all of the owner's runs are gone, his disk may just not be there. */
    private static boolean mayBeWanted(Path owner) throws IOException {
        Path run = Path.of(Files.readString(owner).strip());
        return Files.exists(run) || !Files.isDirectory(run.resolveSibling(""));
    }

    private void remove(Path spool, String gather, String node, Burial burial) throws IOException {
        LockedFile lock = LockedFile.take(spool.resolve(SpoolFolder.LOCK)).orElse(null);
        if (lock == null) {
            return;
        }
        try (lock) {
            burial.of(gather, node);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(spool)) {
                for (Path file : files) {
                    // Whoever is interrupted here leaves one that is dead all the same.
                    if (!LAST.contains(String.valueOf(file.getFileName()))) {
                        Files.delete(file);
                    }
                }
            }
            new SpoolFolder(base, gather, node).delete();
        }
    }
}
