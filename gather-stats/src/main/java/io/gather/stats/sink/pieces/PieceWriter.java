package io.gather.stats.sink.pieces;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.transport.database.WriteAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Writes pieces of a batch, and finds what the database will never take, so that it keeps nothing else out: by what it says, or by writing
 * halves. For one batch, and one thread.
 */
public final class PieceWriter<T> {
    private static final Pattern ABOUT_CONTENT = Pattern.compile("unable to parse|partial write|field type conflict"
            + "|retention policy|max-values-per-tag|max-series-per|out of order|out of bounds|too old|too far"
            + "|duplicate sample|label", Pattern.CASE_INSENSITIVE);
    /** So much in a row, and nothing that was taken: then it is hardly about the content. */
    private static final int MOST_ALONE = 16;

    private final Database<T> database;
    private final List<T> found = new ArrayList<>();
    private int taken;
    private int refused;
    private @Nullable String reason;

    /** What is written to. */
    public interface Database<T> {
        WriteAnswer write(List<T> piece) throws IOException, InterruptedException;

        /** How many it says that it has left out, with all others written; 0: it does not say that. */
        default int leftOut(String text) {
            return 0;
        }
    }

    public PieceWriter(Database<T> database) {
        this.database = database;
    }

    /** @throws IOException when it cannot write now, or the database takes nothing at all */
    public void write(List<T> piece) throws IOException, InterruptedException {
        switch (database.write(piece)) {
            case WriteAnswer.Written written -> taken += piece.size();
            case WriteAnswer.TooLarge tooLarge -> {
                if (piece.size() > 1) {
                    halves(piece);
                } else {
                    refuse(piece, "it is too large for the database");
                }
            }
            case WriteAnswer.Refused(int status, String text) -> refused(piece, status, text);
        }
    }

    private void refused(List<T> piece, int status, String text) throws IOException, InterruptedException {
        int leftOut = Math.min(piece.size(), database.leftOut(text));
        if (leftOut > 0) {
            refuse(leftOut, text);
            taken += piece.size() - leftOut;
        } else if (piece.size() > 1) {
            halves(piece);
        } else {
            refuse(piece, text);
            if (taken == 0 && refused >= MOST_ALONE && !ABOUT_CONTENT.matcher(text).find()) {
                throw new IOException("the database takes nothing: " + status + " " + shortened(text));
            }
        }
    }

    private void halves(List<T> piece) throws IOException, InterruptedException {
        int middle = piece.size() / 2;
        write(piece.subList(0, middle));
        write(piece.subList(middle, piece.size()));
    }

    private void refuse(List<T> one, String why) {
        found.addAll(one);
        refuse(one.size(), why);
    }

    /** What nobody has to be asked about. */
    public void refuse(int count, String why) {
        refused += count;
        reason = shortened(why);
    }

    public int refused() {
        return refused;
    }

    /** Those of them that are known one by one. */
    public List<T> found() {
        return found;
    }

    /** Of the last that was refused; empty: nothing was. */
    public String reason() {
        return reason == null ? "" : reason;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
