package io.gather.stats.sink.influx;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.database.WriteAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines, and finds those that the database will never take, so that they keep no others out: by what it says, or by writing halves.
 * For one batch.
 */
final class LineWriter {
    /** A database that has dropped some says how many, and has the others. */
    private static final Pattern DROPPED = Pattern.compile("dropped=([1-9]\\d{0,8})");
    private static final Pattern UNREADABLE = Pattern.compile("unable to parse '");
    private static final Pattern ABOUT_LINES = Pattern.compile(
            "unable to parse|partial write|field type conflict|retention policy|max-values-per-tag|max-series-per");
    /** So many lines in a row, and not one that was taken: then it is hardly about the lines. */
    private static final int MOST_ALONE = 16;

    private final Database database;
    private int taken;
    private int refused;
    private @Nullable String reason;

    /** What is written to. */
    interface Database {
        WriteAnswer write(byte[] lines) throws IOException, InterruptedException;
    }

    LineWriter(Database database) {
        this.database = database;
    }

    /** @throws IOException when it cannot write now, or the database takes nothing at all */
    void write(Lines lines) throws IOException, InterruptedException {
        switch (database.write(lines.bytes())) {
            case WriteAnswer.Written written -> taken += lines.count();
            case WriteAnswer.TooLarge tooLarge -> {
                if (lines.count() == 1) {
                    refuse(1, "a line is too large for the database");
                } else {
                    halves(lines);
                }
            }
            case WriteAnswer.Refused(int status, String text) -> refused(lines, status, text);
        }
    }

    private void refused(Lines lines, int status, String text) throws IOException, InterruptedException {
        Matcher dropped = DROPPED.matcher(text);
        int lost = dropped.find() ? Math.min(lines.count(), Integer.parseInt(dropped.group(1))) : 0;
        if (lost == 0 && text.contains("partial write: unable to parse")) {
            lost = (int) Math.min(lines.count(), UNREADABLE.matcher(text).results().count());
        }
        if (lost > 0) {
            refuse(lost, text);
            taken += lines.count() - lost;
        } else if (lines.count() > 1) {
            halves(lines);
        } else {
            refuse(1, text);
            if (taken == 0 && refused >= MOST_ALONE && !ABOUT_LINES.matcher(text).find()) {
                throw new IOException("the database takes nothing: " + status + " " + shortened(text));
            }
        }
    }

    private void halves(Lines lines) throws IOException, InterruptedException {
        write(lines.half(false));
        write(lines.half(true));
    }

    void refuse(int count, String why) {
        refused += count;
        reason = shortened(why);
    }

    int refused() {
        return refused;
    }

    /** Of the last ones; empty: none were. */
    String reason() {
        return reason == null ? "" : reason;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
