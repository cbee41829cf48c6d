package io.gather.core.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.mask.Masking;
import io.gather.core.compare.text.EditScript;
import io.gather.core.compare.text.LineReader;
import io.gather.core.compare.text.TextLines;
import org.jspecify.annotations.Nullable;

/** How other contents of a path differ from that of most nodes, which is read once. */
public final class FileDiff {
    /** Larger files are compared as they are read, until the first line that differs. */
    static final long LARGEST = 8 << 20;
    private static final int MOST_LINES = 1_000_000;

    /** What is to be said of two contents. */
    public sealed interface Difference {
        record Lines(EditScript script) implements Difference {}

        /** Finding the fewest edits would take too long. */
        record TooDifferent(int onlyFirst, int onlySecond) implements Difference {}

        /** @param line the first one that differs, from 1 on; 0 where they are equal line by line */
        record TooLarge(long line) implements Difference {}

        record Binary() implements Difference {}
    }

    private final Bundle bundle;
    private final Masking masking;
    private final Compared.Content reference;
    private final @Nullable TextLines referenceText;

    public FileDiff(Bundle bundle, Masking masking, Compared.Content reference) throws IOException {
        this.bundle = bundle;
        this.masking = masking;
        this.reference = reference;
        this.referenceText = text(reference);
    }

    /** From the reference to this. */
    public Difference to(Compared.Content other) throws IOException {
        TextLines text = referenceText == null ? null : text(other);
        if (referenceText == null || text == null) {
            return new Difference.TooLarge(firstDifferent(other));
        }
        if (referenceText.isBinary() || text.isBinary()) {
            return new Difference.Binary();
        }
        EditScript script = EditScript.of(referenceText, text);
        if (script == null) {
            int[] only = EditScript.onlyThere(referenceText, text);
            return new Difference.TooDifferent(only[0], only[1]);
        }
        return new Difference.Lines(script);
    }

    /** Null where it is too large. */
    private @Nullable TextLines text(Compared.Content content) throws IOException {
        if (content.entry() instanceof TocEntry.File file && file.size() > LARGEST) {
            return null;
        }
        try (InputStream in = open(content.entry())) {
            return TextLines.read(in, mask(content), MOST_LINES);
        }
    }

    private InputStream open(TocEntry entry) {
        return switch (entry) {
            case TocEntry.File file -> bundle.open(file);
            case TocEntry.Link link -> new ByteArrayInputStream(
                    ("a link to " + link.target() + "\n").getBytes(StandardCharsets.UTF_8));
            case TocEntry.Directory _ -> InputStream.nullInputStream();
        };
    }

    private UnaryOperator<String> mask(Compared.Content content) {
        return content.entry() instanceof TocEntry.File ? masking.forNode(content.own()) : UnaryOperator.identity();
    }

    private long firstDifferent(Compared.Content other) throws IOException {
        UnaryOperator<String> maskFirst = mask(reference);
        UnaryOperator<String> maskSecond = mask(other);
        try (InputStream a = open(reference.entry()); InputStream b = open(other.entry())) {
            LineReader first = new LineReader(a);
            LineReader second = new LineReader(b);
            for (long number = 1;;) {
                String lineA = first.next();
                String lineB = second.next();
                if (!Objects.equals(lineA == null ? null : maskFirst.apply(lineA),
                        lineB == null ? null : maskSecond.apply(lineB))) {
                    return number;
                }
                if (lineA == null || lineB == null) {
                    return 0;
                }
                number += lineA.endsWith("\n") ? 1 : 0;
            }
        }
    }
}
