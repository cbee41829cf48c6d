package io.gather.stats.sink.influx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.stats.sink.pieces.PieceWriter;
import io.gather.transport.database.WriteAnswer;
import io.gather.transport.database.influx.InfluxClient;

/** Lines as a database takes them. */
record Lines(InfluxClient client) implements PieceWriter.Database<byte[]> {
    static final int MOST = 5000;
    static final int MOST_BYTES = 4 << 20;
    /** A database that has left out some says how many, and has the others. */
    private static final Pattern DROPPED = Pattern.compile("dropped=([1-9]\\d{0,8})");
    private static final Pattern UNREADABLE = Pattern.compile("unable to parse '");

    /** In pieces of which each can be written at once. */
    static List<List<byte[]>> pieces(List<String> lines) {
        List<List<byte[]>> pieces = new ArrayList<>();
        List<byte[]> piece = new ArrayList<>();
        long bytes = 0;
        for (String line : lines) {
            byte[] next = line.getBytes(StandardCharsets.UTF_8);
            if (!piece.isEmpty() && (piece.size() >= MOST || bytes + next.length > MOST_BYTES)) {
                pieces.add(piece);
                piece = new ArrayList<>();
                bytes = 0;
            }
            piece.add(next);
            bytes += next.length;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    @Override
    public WriteAnswer write(List<byte[]> lines) throws IOException, InterruptedException {
        byte[] all = new byte[lines.stream().mapToInt(line -> line.length).sum()];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        return client.write(all);
    }

    @Override
    public int leftOut(String text) {
        return count(text);
    }

    static int count(String text) {
        Matcher dropped = DROPPED.matcher(text);
        if (dropped.find()) {
            return Integer.parseInt(dropped.group(1));
        }
        return text.contains("partial write: unable to parse")
                ? (int) UNREADABLE.matcher(text).results().count()
                : 0;
    }
}
