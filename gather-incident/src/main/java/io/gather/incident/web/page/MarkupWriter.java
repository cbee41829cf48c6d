package io.gather.incident.web.page;

import java.io.IOException;
import java.io.Writer;

import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML or XML. Names of elements and attributes are ours alone; every text and every value is masked and escaped here, so that
 * whoever writes a page cannot forget it.
 */
final class MarkupWriter {
    private static final char REPLACED = '\uFFFD';

    private final Writer out;
    private final Redactor redactor;

    MarkupWriter(Writer out, Redactor redactor) {
        this.out = out;
        this.redactor = redactor;
    }

    /** @param attributes names and values; one without a value is left out */
    MarkupWriter begin(String element, @Nullable String... attributes) throws IOException {
        head(element, attributes);
        out.write('>');
        return this;
    }

    /** An element that has nothing in it, and no end of its own in HTML. */
    MarkupWriter empty(String element, @Nullable String... attributes) throws IOException {
        head(element, attributes);
        out.write("/>");
        return this;
    }

    private void head(String element, @Nullable String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.write(' ');
                out.write(String.valueOf(attributes[i]));
                out.write("=\"");
                escape(redactor.text(value));
                out.write('"');
            }
        }
    }

    MarkupWriter end(String element) throws IOException {
        out.write("</");
        out.write(element);
        out.write('>');
        return this;
    }

    MarkupWriter text(String text) throws IOException {
        escape(redactor.text(text));
        return this;
    }

    MarkupWriter element(String element, String text, @Nullable String... attributes) throws IOException {
        return begin(element, attributes).text(text).end(element);
    }

    MarkupWriter line() throws IOException {
        out.write('\n');
        return this;
    }

    /** Of our own, as it is. */
    MarkupWriter raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.write(c);
                out.write(text.charAt(++i));
            } else {
                escape(c);
            }
        }
    }

    private void escape(char c) throws IOException {
        switch (c) {
            case '&' -> out.write("&amp;");
            case '<' -> out.write("&lt;");
            case '>' -> out.write("&gt;");
            case '"' -> out.write("&quot;");
            case '\'' -> out.write("&#39;");
            default -> out.write(isShown(c) ? c : REPLACED);
        }
    }

    /** Controls, halves of characters, and what turns the direction of the text that follows. */
    private static boolean isShown(char c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !turns && !Character.isSurrogate(c) && c != 0xFFFE && c != 0xFFFF;
    }
}
