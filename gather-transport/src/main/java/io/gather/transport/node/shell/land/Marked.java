package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import io.gather.core.outcome.Result.Earlier;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import io.gather.core.watermark.Mark;
import io.gather.core.watermark.Marks;
import io.gather.transport.node.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/**
 * What the minion says of a log that earlier gathers have.
 *
 * @param mark behind which it goes on
 * @param generation of the file now
 * @param tail as of its end now; null: it is to be taken from what came
 * @param unpacked whether it is compressed now, and the mark is one in its content
 */
record Marked(Mark mark, Generation generation, @Nullable String tail, boolean unpacked) {
    private static final String DELIVERED = "old";
    private static final String UNPACKED = "packed";
    private static final String REST = "rest";
    private static final Set<String> STATES = Set.of(DELIVERED, UNPACKED, "more", REST);
    private static final String DIGEST = "[0-9a-f]{64}";

    /** Null where it is none such. */
    static @Nullable Marked read(FileLine file, MetaReader meta, List<Mark> marks) throws IOException {
        if (!STATES.contains(file.state())) {
            return null;
        }
        String[] first = words(meta, "o ", 3);
        String[] second = words(meta, "k ", 2);
        int number = first[1].matches("[0-9]{1,6}") ? Integer.parseInt(first[1]) : marks.size();
        if (file.kind() != 'f' || number >= marks.size() || !first[2].matches(DIGEST)) {
            throw new GarbledException("goes on behind a mark that it was not given");
        }
        Mark mark = marks.get(number);
        boolean unpacked = file.state().equals(UNPACKED) || file.state().equals(REST);
        int length = (int) Math.min(Marks.HEAD, file.size());
        String tail = second[1].matches(DIGEST) ? second[1] : null;
        return new Marked(mark, new Generation(file.device(), file.inode(), first[2], length), file.state()
                .equals(DELIVERED) ? mark.tail() : tail, unpacked);
    }

    private static String[] words(MetaReader meta, String sign, int count) throws IOException {
        String line = meta.line();
        String[] words = line == null || !line.startsWith(sign) ? new String[0] : line.split(" ", -1);
        if (words.length != count) {
            throw new GarbledException("does not say behind which mark a log goes on");
        }
        return words;
    }

    static boolean hasContent(FileLine file) {
        return STATES.contains(file.state()) && !file.state().equals(DELIVERED) && !file.state().equals(UNPACKED);
    }

    /** Where what is new begins, in what is told of. */
    long begin() {
        return unpacked ? 0 : mark.to();
    }

    Range end(long size) {
        return new Range(generation, size, size, tail);
    }

    @Nullable
    Earlier after() {
        return unpacked || !mark.generation().equals(generation)
                ? new Earlier(mark.generation(), mark.to(), unpacked)
                : null;
    }
}
