package io.gather.core.compress;

import org.jspecify.annotations.Nullable;

/** How logs are compressed when they are put away. Nodes have a program for each, or cannot read such logs either. */
public enum Compressor {
    GZIP("gzip", ".gz", 0x1f, 0x8b),
    XZ("xz", ".xz", 0xfd, 0x37),
    BZIP2("bzip2", ".bz2", 0x42, 0x5a),
    ZSTD("zstd", ".zst", 0x28, 0xb5);

    private final String program;
    private final String ending;
    private final int first;
    private final int second;

    Compressor(String program, String ending, int first, int second) {
        this.program = program;
        this.ending = ending;
        this.first = first;
        this.second = second;
    }

    /** By the first bytes of a file; null: by none of these. */
    public static @Nullable Compressor of(byte[] head) {
        for (Compressor each : values()) {
            if (head.length > 1 && (head[0] & 0xff) == each.first && (head[1] & 0xff) == each.second) {
                return each;
            }
        }
        return null;
    }

    /** By the end of a name; null: it says nothing of any. */
    public static @Nullable Compressor named(String path) {
        for (Compressor each : values()) {
            if (path.endsWith(each.ending)) {
                return each;
            }
        }
        return null;
    }

    /** The name that a log had before it was compressed. */
    public static String plainName(String path) {
        Compressor by = named(path);
        return by == null ? path : path.substring(0, path.length() - by.ending.length());
    }

    /** Writes what is in a file that it reads, if it is called with {@code -dc}. */
    public String program() {
        return program;
    }

    /** Of the names of files. */
    public String ending() {
        return ending;
    }
}
