package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.files.OutputFile;

/** The directory into which a bundle is unpacked: nothing lands outside, and no link is followed on the way. */
final class ExtractTarget {
    /** What a directory takes on a disk, about. */
    private static final int DIRECTORY = 512;

    private final Path source;
    private final Path target;
    private final boolean overwrite;
    private final Growth growth;
    private Path checked;

    /**
     * @param source the bundle: nothing lands on it
     * @param growth is told of every directory that is made
     */
    ExtractTarget(Path source, Path target, boolean overwrite, Growth growth) throws IOException {
        this.source = source;
        this.target = Files.createDirectories(target).toRealPath();
        this.overwrite = overwrite;
        this.growth = growth;
        this.checked = this.target;
    }

    void directory(TocEntry.Directory entry) throws IOException {
        Path path = target.resolve(entry.name());
        parents(path.resolve("x"));
        mode(path, (entry.mode() & 0750) | 0700);
    }

    void file(TocEntry.File entry, InputStream content) throws IOException {
        Path path = free(entry, false);
        Path temporary = Files.createTempFile(path.getParent(), ".gather-", ".partial");
        try {
            try (var out = Files.newOutputStream(temporary, LinkOption.NOFOLLOW_LINKS)) {
                content.transferTo(out);
            }
            mode(temporary, (entry.mode() & 0640) | 0400);
            Files.setLastModifiedTime(temporary, FileTime.from(entry.modified()));
            OutputFile.place(temporary, path, overwrite);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    void link(TocEntry.Link entry) throws IOException {
        Path path = free(entry, true);
        Files.deleteIfExists(path);
        Files.createSymbolicLink(path, Path.of(entry.target()));
        // What was a directory may be a link now.
        checked = target;
    }

    /** @param link whether it is one, which may replace another */
    private Path free(TocEntry entry, boolean link) throws IOException {
        Path path = target.resolve(entry.name());
        parents(path);
        if (OutputFile.isThere(path)) {
            boolean replaceable = OutputFile.isReplaceable(path) || (link && Files.isSymbolicLink(path));
            if (!replaceable) {
                throw BundleFault.EXISTS.at(path, "is there, and is no regular file");
            }
            if (!overwrite) {
                throw BundleFault.EXISTS.at(path, "is there already");
            }
            if (Files.exists(path) && Files.isSameFile(path, source)) {
                throw BundleFault.EXISTS.at(path, "is the bundle that is unpacked");
            }
        }
        return path;
    }

    private void parents(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null || !parent.startsWith(target)) {
            throw BundleFault.UNSAFE_NAME.at(path, "would be unpacked outside of " + target);
        }
        if (parent.equals(checked)) {
            return;
        }
        Path at = target;
        for (Path component : target.relativize(parent)) {
            at = at.resolve(component);
            if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                growth.entry();
                growth.add(DIRECTORY);
                Files.createDirectory(at);
                mode(at, 0750);
            } else if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                throw BundleFault.UNSAFE_NAME.at(at, "is no directory, but the bundle has files below it");
            }
        }
        checked = parent;
    }

    private static void mode(Path path, int mode) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] bits = PosixFilePermission.values();
        for (int i = 0; i < bits.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                permissions.add(bits[i]);
            }
        }
        Files.setPosixFilePermissions(path, permissions);
    }
}
