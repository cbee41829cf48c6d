package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.minion.error.MinionError;

/** Folders in a place where everybody may write: made by us, for us alone, or not used. */
final class OwnFolder {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> MODE = PosixFilePermissions.asFileAttribute(OURS);

    private OwnFolder() {}

    /** @param parent where we may write, whoever made it */
    static void open(Path parent, String name) throws IOException {
        Path folder = parent.resolve(name);
        try {
            Files.createDirectory(folder, MODE);
        } catch (FileAlreadyExistsException e) {
            check(parent, folder);
        }
    }

    /** Another user could have made it, or a link in its place, to read along or to have us write elsewhere. */
    private static void check(Path parent, Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(folder, "the spool folder is a link or a file; it could lead anywhere");
        }
        if (!Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(ownId(parent))) {
            throw refused(folder, "the spool folder belongs to another user");
        }
        Files.setPosixFilePermissions(folder, OURS);
    }

    static Object ownId(Path somewhere) throws IOException {
        Path probe = Files.createTempFile(somewhere, ".gather-", null, PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            return Files.getAttribute(probe, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    private static GatherException refused(Path folder, String what) {
        return new GatherException(MinionError.SPOOL_NOT_OURS, what, folder.toString(),
                "remove it, or choose another spool folder");
    }
}
