package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import io.gather.core.bundle.fault.Fault;
import io.gather.core.bundle.index.Entry;

/** The directory into which a bundle is unpacked: nothing lands outside, and no link is followed on the way. */
final class Landing {
    private final Path target;
    private final boolean overwrite;
    private Path checked;

    Landing(Path target, boolean overwrite) throws IOException {
        this.target = Files.createDirectories(target).toRealPath();
        this.overwrite = overwrite;
        this.checked = this.target;
    }

    void directory(Entry.Directory entry) throws IOException {
        Path path = target.resolve(entry.name());
        parents(path.resolve("x"));
        mode(path, (entry.mode() & 0750) | 0700);
    }

    void file(Entry.File entry, InputStream content) throws IOException {
        Path path = free(entry);
        Path temporary = Files.createTempFile(path.getParent(), ".gather-", ".partial");
        try {
            try (var out = Files.newOutputStream(temporary, LinkOption.NOFOLLOW_LINKS)) {
                content.transferTo(out);
            }
            mode(temporary, (entry.mode() & 0640) | 0400);
            Files.setLastModifiedTime(temporary, FileTime.from(entry.modified()));
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    void link(Entry.Link entry) throws IOException {
        Path path = free(entry);
        Files.deleteIfExists(path);
        Files.createSymbolicLink(path, Path.of(entry.target()));
        // What was a directory may be a link now.
        checked = target;
    }

    private Path free(Entry entry) throws IOException {
        Path path = target.resolve(entry.name());
        parents(path);
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there && (!overwrite || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            throw Fault.EXISTS.at(path, "is there already");
        }
        return path;
    }

    private void parents(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null || !parent.startsWith(target)) {
            throw Fault.UNSAFE_NAME.at(path, "would be unpacked outside of " + target);
        }
        if (parent.equals(checked)) {
            return;
        }
        Path at = target;
        for (Path component : target.relativize(parent)) {
            at = at.resolve(component);
            if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(at);
                mode(at, 0750);
            } else if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                throw Fault.UNSAFE_NAME.at(at, "is no directory, but the bundle has files below it");
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
