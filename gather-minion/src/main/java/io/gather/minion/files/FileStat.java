package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What a path stands for, seen without following it. */
record FileStat(Kind kind, int mode, long device, long inode, long size, Instant modified) {
    private static final String WANTED = "unix:mode,dev,ino,size,lastModifiedTime";

    /** The kinds of entries that file systems know. */
    enum Kind {
        REGULAR("file"),
        DIRECTORY("directory"),
        LINK("link"),
        FIFO("FIFO"),
        SOCKET("socket"),
        CHARACTER(
                "character device"),
        BLOCK("block device"),
        OTHER("special file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private static Kind ofMode(int mode) {
            return switch (mode & 0170000) {
                case 0100000 -> REGULAR;
                case 0040000 -> DIRECTORY;
                case 0120000 -> LINK;
                case 0010000 -> FIFO;
                case 0140000 -> SOCKET;
                case 0020000 -> CHARACTER;
                case 0060000 -> BLOCK;
                default -> OTHER;
            };
        }
    }

    static FileStat of(Path path) throws IOException {
        return of(Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS));
    }

    static FileStat followed(Path path) throws IOException {
        return of(Files.readAttributes(path, WANTED));
    }

    private static FileStat of(Map<String, Object> attributes) {
        int mode = (int) value(attributes, "mode");
        return new FileStat(Kind.ofMode(mode), mode & 0777, (long) value(attributes, "dev"),
                (long) value(attributes, "ino"), (long) value(attributes, "size"),
                ((FileTime) value(attributes, "lastModifiedTime")).toInstant());
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    boolean isSame(FileStat other) {
        return device == other.device && inode == other.inode && kind == other.kind;
    }
}
