package io.gather.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The one door to a file in a place where others may write too. Such a file is made, readable for its owner only, where nothing
 * was; it gets its name when it is complete; and nothing is written through a link or to a device, whoever laid it there.
 */
public final class OutputFile {
    /** Logs are other people's data. */
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OutputFile() {}

    /** @throws FileAlreadyExistsException where there is anything, be it a link that leads nowhere */
    public static FileChannel create(Path path) throws IOException {
        return create(path, OWNER_ONLY);
    }

    /** As {@link #create(Path)}, with other permissions. */
    public static FileChannel create(Path path, FileAttribute<?> permissions) throws IOException {
        return open(path, permissions, StandardOpenOption.CREATE_NEW);
    }

    /** As {@link #create}, and gone with the channel. */
    public static FileChannel scratch(Path path) throws IOException {
        return open(path, OWNER_ONLY, StandardOpenOption.CREATE_NEW, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** One that was created before. */
    public static FileChannel reopen(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is no regular file");
        }
        return open(path, OWNER_ONLY);
    }

    /** Whether there is anything under this name. */
    public static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file may be placed over what is there. */
    public static boolean isReplaceable(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Gives a complete file of the same file system its name, at once.
     *
     * @param overwrite whether a regular file may be replaced; nothing else ever is
     */
    public static void place(Path complete, Path target, boolean overwrite) throws IOException {
        if (isThere(target) && !(overwrite && isReplaceable(target))) {
            throw new FileAlreadyExistsException(target.toString(), null,
                    isReplaceable(target) ? "is there already" : "is there, and is no regular file");
        }
        if (overwrite) {
            // What turns up between the look and this is at worst replaced: renaming follows nothing.
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            nameToo(complete, target);
            Files.deleteIfExists(complete);
        }
    }

    /** Gives a complete file another name. A rename would replace what has come there meanwhile, a link does not. */
    public static void nameToo(Path complete, Path target) throws IOException {
        try {
            Files.createLink(target, complete);
        } catch (FileAlreadyExistsException e) {
            // Over NFS an answer may be lost and the order repeated.
            if (!Files.isSameFile(complete, target)) {
                throw e;
            }
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            takeAndReplace(complete, target);
        }
    }

    /** Where a file can have one name only, an empty file takes the other one first. */
    private static void takeAndReplace(Path complete, Path target) throws IOException {
        create(target).close();
        try {
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.delete(target);
            throw e;
        }
    }

    private static FileChannel open(Path path, FileAttribute<?> permissions, StandardOpenOption... more)
            throws IOException {
        Set<OpenOption> options = new java.util.HashSet<>(Set.of(more));
        options.addAll(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        return FileChannel.open(path, options, permissions);
    }
}
