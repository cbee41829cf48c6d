package io.gather.stats.sink.influx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines that are written together. */
record Lines(List<byte[]> lines) {
    static final int MOST = 5000;
    static final int MOST_BYTES = 4 << 20;

    /** In pieces of which each can be written at once. */
    static List<Lines> pieces(List<String> lines) {
        List<Lines> pieces = new ArrayList<>();
        List<byte[]> piece = new ArrayList<>();
        long bytes = 0;
        for (String line : lines) {
            byte[] next = line.getBytes(StandardCharsets.UTF_8);
            if (!piece.isEmpty() && (piece.size() >= MOST || bytes + next.length > MOST_BYTES)) {
                pieces.add(new Lines(piece));
                piece = new ArrayList<>();
                bytes = 0;
            }
            piece.add(next);
            bytes += next.length;
        }
        if (!piece.isEmpty()) {
            pieces.add(new Lines(piece));
        }
        return pieces;
    }

    int count() {
        return lines.size();
    }

    Lines half(boolean second) {
        int middle = lines.size() / 2;
        return new Lines(second ? lines.subList(middle, lines.size()) : lines.subList(0, middle));
    }

    byte[] bytes() {
        byte[] all = new byte[lines.stream().mapToInt(line -> line.length).sum()];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        return all;
    }
}
