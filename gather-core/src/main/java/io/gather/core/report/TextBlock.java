package io.gather.core.report;

import java.io.IOException;
import java.io.Writer;

import org.jspecify.annotations.Nullable;

/** Titles and aligned fields of a text file. */
final class TextBlock {
    private static final int COLUMN = 14;

    private final Writer out;
    private boolean first = true;

    TextBlock(Writer out) {
        this.out = out;
    }

    void title(String title) throws IOException {
        out.write((first ? "" : "\n") + PlainText.oneLine(title) + "\n");
        first = false;
    }

    void line(String text) throws IOException {
        out.write("  " + PlainText.oneLine(text) + "\n");
    }

    /** Nothing at all where there is no value. */
    void field(String name, @Nullable String value) throws IOException {
        if (value == null || value.isEmpty()) {
            return;
        }
        String label = PlainText.oneLine(name);
        out.write("  " + label + " ".repeat(Math.max(1, COLUMN - label.length())) + PlainText.oneLine(value) + "\n");
    }
}
