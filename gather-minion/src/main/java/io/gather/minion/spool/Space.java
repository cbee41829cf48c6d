package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.gather.core.files.FreeSpace;
import io.gather.core.units.ByteSize;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.RoomWords;
import org.jspecify.annotations.Nullable;

/** The room on the spool's file system. A little is held back, so that outcomes can be told even when it is full. */
final class Space {
    /** Asking a file system costs a system call. */
    private static final long SELDOM = 4 << 20;
    private static final long OFTEN = 64 << 10;

    private final Path folder;
    private final long leaveFree;
    private final Path reserve;
    private volatile long every = OFTEN;

    Space(Path folder, ByteSize leaveFree) throws IOException {
        this.folder = folder;
        this.leaveFree = leaveFree(folder, leaveFree);
        this.reserve = folder.resolve("reserve");
        holdBack();
    }

    /** Why it makes no sense to have a spool here; null: it does. */
    static @Nullable String tooSmall(Path folder, ByteSize leaveFree, ByteSize least) {
        return shortage(folder, leaveFree(folder, leaveFree), least.bytes());
    }

    /** Why nothing more may be stored; null: there is room. */
    @Nullable
    String shortage() {
        look();
        return shortage(folder, leaveFree, 0);
    }

    /** As {@link #shortage}, with something left for what is to be said of results. */
    @Nullable
    String narrow() {
        look();
        return shortage(folder, Numbers.leaveFreeForMore(leaveFree, FreeSpace.totalAt(folder)), 0);
    }

    private void look() {
        every = Math.clamp((FreeSpace.at(folder) - leaveFree) / Numbers.SHARE_FOR_LINES, OFTEN, SELDOM);
    }

    /** The less room there was, the sooner is it to be looked at again. */
    long checkEvery() {
        return every;
    }

    private static @Nullable String shortage(Path folder, long leaveFree, long least) {
        long free = FreeSpace.at(folder);
        return free >= leaveFree + least
                ? null
                : RoomWords.shortage(folder.toString(), free, leaveFree);
    }

    private static long leaveFree(Path folder, ByteSize wanted) {
        return Numbers.leaveFree(wanted, FreeSpace.totalAt(folder));
    }

    String full(IOException why) {
        return RoomWords.full(folder.toString(), why.getMessage() + " (" + disk() + ")");
    }

    /** Without the path, which whoever says it names already. */
    static String words(IOException why) {
        return switch (why) {
            case FileAlreadyExistsException _ -> "it is no folder";
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such folder can be made there";
            case FileSystemException told when told.getReason() != null -> told.getReason();
            default -> String.valueOf(why.getMessage());
        };
    }

    private String disk() {
        try {
            return Files.getFileStore(folder).toString();
        } catch (IOException e) {
            // A changed root need not be a mount point.
            return "its disk";
        }
    }

    /** Returns whether something was given. */
    synchronized boolean useReserve() {
        try {
            return Files.deleteIfExists(reserve);
        } catch (IOException e) {
            return false;
        }
    }

    final synchronized void holdBack() {
        try {
            if (!Files.exists(reserve) && shortage() == null) {
                Files.write(reserve, new byte[Numbers.RESERVE]);
            }
        } catch (IOException full) {
            useReserve();
        }
    }
}
