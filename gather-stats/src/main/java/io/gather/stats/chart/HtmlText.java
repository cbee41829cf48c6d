package io.gather.stats.chart;

import java.io.IOException;
import java.io.Writer;

/** Writes HTML: tags as they stand here, and texts and values of attributes so that they are nothing else. One thread. */
final class HtmlText {
    private final Writer out;

    HtmlText(Writer out) {
        this.out = out;
    }

    /** @param markup of ours, that holds nothing from elsewhere */
    HtmlText raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    HtmlText text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&#34;");
                case '\'' -> out.write("&#39;");
                case '`' -> out.write("&#96;");
                default -> out.write(isShown(text, i) ? c : '\ufffd');
            }
        }
        return this;
    }

    /** An element with nothing but text in it. */
    HtmlText element(String name, String text) throws IOException {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** Half a character is none, and control characters are not allowed. */
    private static boolean isShown(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }
}
