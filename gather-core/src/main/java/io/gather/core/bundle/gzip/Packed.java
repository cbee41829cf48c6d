package io.gather.core.bundle.gzip;

import java.util.HexFormat;
import java.util.List;

/** Knows content that is compressed already by its first bytes. */
public final class Packed {
    /** As many bytes as are needed to tell. */
    public static final int ENOUGH = 8;

    /** gzip, xz, zstd, bzip2, zip, lz4, 7z, and systemd's journal, whose large fields are compressed. */
    private static final List<String> SIGNS = List.of("1f8b08", "fd377a585a00", "28b52ffd", "425a68", "504b0304",
            "04224d18", "377abcaf271c", "4c504b5348485248");
    private static final List<byte[]> MAGIC = SIGNS.stream().map(HexFormat.of()::parseHex).toList();

    private Packed() {}

    /** The first bytes in hex, one of them each. */
    public static List<String> signs() {
        return SIGNS;
    }

    public static boolean is(byte[] start, int length) {
        return MAGIC.stream().anyMatch(magic -> magic.length <= length
                && java.util.Arrays.equals(magic, 0, magic.length, start, 0, magic.length));
    }
}
