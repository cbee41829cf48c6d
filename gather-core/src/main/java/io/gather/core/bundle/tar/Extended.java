package io.gather.core.bundle.tar;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the headers before an entry's own say of it. Only what is asked for is kept. */
final class Extended {
    private static final int MOST_HEADERS = 100;
    private static final int MOST_BYTES = 4 << 20;
    private static final String SPARSE = "GNU.sparse.";
    private static final Set<String> KEPT = Set.of("path", "linkpath", "size", "mtime", "SCHILY.realsize",
            "GNU.sparse.major", "GNU.sparse.minor", "GNU.sparse.name", "GNU.sparse.realsize", "GNU.sparse.size",
            "GNU.sparse.map");

    private final Map<String, String> records = new HashMap<>();
    private @Nullable SparseMap pieces;
    private long pieceOffset = -1;
    private int headers;
    private int bytes;
    private boolean pax;

    /** Before the header is read. */
    void count(long size) throws TarException {
        bytes += (int) Math.min(size, MOST_BYTES);
        if (++headers > MOST_HEADERS || bytes >= MOST_BYTES) {
            throw new TarException("has more than " + MOST_HEADERS + " extended headers, or " + MOST_BYTES
                    + " bytes of them, before one entry");
        }
    }

    boolean isEmpty() {
        return headers == 0;
    }

    /** Whether it was the POSIX kind. */
    boolean isPax() {
        return pax;
    }

    void put(String key, String value) {
        records.put(key, value);
    }

    @Nullable
    String get(String key) {
        return records.get(key);
    }

    String get(String key, String otherwise) {
        return records.getOrDefault(key, otherwise);
    }

    void pax(byte[] block) throws TarException {
        pax = true;
        for (int at = 0; at < block.length;) {
            int space = at;
            while (space < block.length && block[space] != ' ') {
                space++;
            }
            long length = Numerals.decimal(new String(block, at, Math.min(20, space - at),
                    StandardCharsets.ISO_8859_1));
            if (length <= space - at + 1 || length > block.length - at || block[at + (int) length - 1] != '\n') {
                throw new TarException("has an extended header of a wrong length");
            }
            record(block, space + 1, at + (int) length - 1);
            at += (int) length;
        }
    }

    private void record(byte[] block, int from, int to) throws TarException {
        int equals = from;
        while (equals < to && block[equals] != '=') {
            equals++;
        }
        if (equals == to) {
            throw new TarException("has an extended header without a value");
        }
        String key = new String(block, from, Math.min(100, equals - from), StandardCharsets.UTF_8);
        if (KEPT.contains(key)) {
            put(key, new String(block, equals + 1, to - equals - 1, StandardCharsets.UTF_8));
        } else if (key.equals("GNU.sparse.offset")) {
            pieceOffset = Numerals.decimal(new String(block, equals + 1, to - equals - 1, StandardCharsets.UTF_8));
        } else if (key.equals("GNU.sparse.numbytes")) {
            piece(Numerals.decimal(new String(block, equals + 1, to - equals - 1, StandardCharsets.UTF_8)));
        }
    }

    private void piece(long length) throws TarException {
        SparseMap map = pieces == null ? new SparseMap() : pieces;
        pieces = map;
        map.add(Math.max(0, pieceOffset), length);
    }

    /** The size with all holes; null where nothing is said of any. */
    @Nullable
    String sparseSize() {
        return records.getOrDefault(SPARSE + "realsize", records.get(SPARSE + "size"));
    }

    Layout layout() throws TarException {
        String major = records.get(SPARSE + "major");
        String map = records.get(SPARSE + "map");
        boolean first = sparseSize() != null && (major == null || major.equals("0"));
        if (first && map != null) {
            return new Layout.Stretches(map(map));
        }
        if (first) {
            return new Layout.Stretches(pieces == null ? new SparseMap() : pieces);
        }
        if ("1".equals(major) && "0".equals(records.get(SPARSE + "minor")) && sparseSize() != null) {
            return new Layout.MapFirst();
        }
        return major == null && !records.containsKey("SCHILY.realsize")
                ? new Layout.Plain()
                : new Layout.Unknown("is a sparse file in a form that is not known here");
    }

    private static SparseMap map(String text) throws TarException {
        SparseMap map = new SparseMap();
        for (int at = 0; at < text.length();) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? -1 : text.indexOf(',', comma + 1);
            if (comma < 0) {
                throw new TarException("has a sparse file with half a piece");
            }
            int next = end < 0 ? text.length() : end;
            map.add(Numerals.decimal(text.substring(at, comma)), Numerals.decimal(text.substring(comma + 1, next)));
            at = next + 1;
        }
        return map;
    }
}
