package io.gather.stats.sink.influx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.stats.metric.Point;
import io.gather.stats.sink.pieces.PieceWriter;
import io.gather.transport.database.WriteAnswer;
import io.gather.transport.database.influx.InfluxClient;

/** Points as lines that a database takes. */
record Lines(InfluxClient client, LineProtocol protocol, int mostBytes) implements PieceWriter.Database<Point> {
    static final int MOST = 5000;
    static final int MOST_BYTES = 4 << 20;
    /** A database that has left out some says how many, and has the others. */
    private static final Pattern DROPPED = Pattern.compile("dropped=([1-9]\\d{0,8})");
    private static final Pattern UNREADABLE = Pattern.compile("unable to parse '");

    @Override
    public WriteAnswer write(List<Point> points) throws IOException, InterruptedException {
        byte[] lines = bytes(points);
        return lines.length > mostBytes && points.size() > 1 ? new WriteAnswer.TooLarge() : client.write(lines);
    }

    private byte[] bytes(List<Point> points) {
        InfluxText text = new InfluxText(protocol, points.size());
        points.forEach(text::append);
        return text.toString().getBytes(StandardCharsets.UTF_8);
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
