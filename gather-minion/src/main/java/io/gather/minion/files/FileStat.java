package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.gather.core.verdict.FileKind;

/** What a path stands for, seen without following it. */
record FileStat(FileKind kind, int mode, long device, long inode, long size, Instant modified) {
    private static final String WANTED = "unix:mode,dev,ino,size,lastModifiedTime";

    static FileStat of(Path path) throws IOException {
        return of(Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS));
    }

    static FileStat followed(Path path) throws IOException {
        return of(Files.readAttributes(path, WANTED));
    }

    private static FileStat of(Map<String, Object> attributes) {
        int mode = (int) value(attributes, "mode");
        return new FileStat(kind(mode), mode & 0777, (long) value(attributes, "dev"),
                (long) value(attributes, "ino"), (long) value(attributes, "size"),
                ((FileTime) value(attributes, "lastModifiedTime")).toInstant());
    }

    private static FileKind kind(int mode) {
        return switch (mode & 0170000) {
            case 0100000 -> FileKind.REGULAR;
            case 0040000 -> FileKind.DIRECTORY;
            case 0120000 -> FileKind.LINK;
            case 0010000 -> FileKind.FIFO;
            case 0140000 -> FileKind.SOCKET;
            case 0020000 -> FileKind.CHARACTER;
            case 0060000 -> FileKind.BLOCK;
            default -> FileKind.OTHER;
        };
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    boolean isSame(FileStat other) {
        return device == other.device && inode == other.inode && kind == other.kind;
    }
}
