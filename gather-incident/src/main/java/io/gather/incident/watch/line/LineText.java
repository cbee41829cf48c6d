package io.gather.incident.watch.line;

import java.nio.charset.StandardCharsets;

/** What a log holds, as text: whatever stands there. */
public final class LineText {
    /** Characters of one line that are kept. */
    public static final int LONGEST = 16 << 10;

    private LineText() {}

    /** @param cut how many bytes are missing at its end */
    public static String of(byte[] bytes, long cut) {
        return clean(new String(bytes, StandardCharsets.UTF_8), cut);
    }

    /** Characters that are none, or that steer a terminal, become question marks. */
    public static String clean(String text, long cut) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        long missing = cut + text.length() - end;
        StringBuilder clean = new StringBuilder(end);
        text.substring(0, end).codePoints().forEach(c -> clean.appendCodePoint(isText(c) ? c : '\ufffd'));
        return missing == 0 ? clean.toString() : clean + " … (" + missing + " more)";
    }

    private static boolean isText(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '\t' || c == '\n' || (!Character.isISOControl(c) && !half);
    }
}
