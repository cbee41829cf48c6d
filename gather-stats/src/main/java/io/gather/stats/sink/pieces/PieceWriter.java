package io.gather.stats.sink.pieces;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.transport.database.WriteAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Writes pieces of a batch, and finds what the database will never take, so that it keeps nothing else out: by what it says, or by writing
 * halves. What is said in words that are not about content may be said by somebody on the way, to everything: such a refusal only counts
 * when something else is taken after it. For one batch, and one thread.
 */
public final class PieceWriter<T> {
    private static final Pattern ABOUT_CONTENT = Pattern.compile("unable to parse|cannot (parse|unmarshal)"
            + "|partial write|field type conflict|retention|max-values-per-tag|max-series-per|series limit"
            + "|out.of.order|out of bounds|too.old|too.far|duplicate sample|label|metric name|err-mimir-",
            Pattern.CASE_INSENSITIVE);
    /** So much in a row: then it is time to see whether anything is taken. */
    private static final int MOST_ALONE = 16;

    private final Database<T> database;
    private final LastTaken<T> lastTaken;
    private final List<T> found = new ArrayList<>();
    private int refused;
    /** How many were refused in words that may be about everything, since something was taken. */
    private int doubtful;
    private @Nullable String reason;

    /** What is written to. */
    public interface Database<T> {
        WriteAnswer write(List<T> piece) throws IOException, InterruptedException;

        /** How many it says that it has left out, with all others written; 0: it does not say that. */
        default int leftOut(String text) {
            return 0;
        }
    }

    /** @param lastTaken of what is written there, for as long as it is */
    public PieceWriter(Database<T> database, LastTaken<T> lastTaken) {
        this.database = database;
        this.lastTaken = lastTaken;
    }

    /** @throws IOException when it cannot write now, or the database takes nothing at all */
    public void write(List<T> piece) throws IOException, InterruptedException {
        part(piece);
        if (doubtful > 0) {
            assertTakesOthers();
        }
    }

    private void part(List<T> piece) throws IOException, InterruptedException {
        switch (database.write(piece)) {
            case WriteAnswer.Written written -> {
                doubtful = 0;
                if (!piece.isEmpty()) {
                    lastTaken.keep(piece.getLast());
                }
            }
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
            doubtful = 0;
        } else if (piece.size() > 1) {
            halves(piece);
        } else {
            refuse(piece, isAboutContent(text) ? text : status + " " + text);
            doubtful = isAboutContent(text) ? 0 : doubtful + 1;
            if (doubtful >= MOST_ALONE) {
                assertTakesOthers();
            }
        }
    }

    private static boolean isAboutContent(String text) {
        // No database says it in HTML.
        return !text.startsWith("<") && ABOUT_CONTENT.matcher(text).find();
    }

    private void assertTakesOthers() throws IOException, InterruptedException {
        T known = lastTaken.find();
        boolean takes = known != null && switch (database.write(List.of(known))) {
            case WriteAnswer.Written written -> true;
            case WriteAnswer.TooLarge tooLarge -> false;
            case WriteAnswer.Refused(int status, String text) -> isAboutContent(text);
        };
        if (!takes) {
            throw new IOException("the database takes nothing: " + reason());
        }
        doubtful = 0;
    }

    private void halves(List<T> piece) throws IOException, InterruptedException {
        int middle = piece.size() / 2;
        part(piece.subList(0, middle));
        part(piece.subList(middle, piece.size()));
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
