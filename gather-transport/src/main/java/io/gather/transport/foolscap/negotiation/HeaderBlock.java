package io.gather.transport.foolscap.negotiation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of {@code key: value}, ended by an empty one. */
public record HeaderBlock(SortedMap<String, String> values) {
    private static final int LONGEST = 4096;
    private static final String END = "\r\n\r\n";

    public HeaderBlock {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static HeaderBlock of(Map<String, String> values) {
        return new HeaderBlock(new TreeMap<>(values));
    }

    /** How a side that does not go on says why. */
    public static HeaderBlock refusal(String why) {
        return of(Map.of("banana-decision-version", "1", "error", why.replaceAll("[\r\n]+", " ")));
    }

    /**
     * Reads the lines of one block, and not a byte more: what follows may be of another kind.
     *
     * @return them without the empty one
     * @throws NegotiationException when there is no end to it
     */
    public static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < END.length() || text.indexOf(END, text.length() - END.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended within a header");
            }
            if (text.length() == LONGEST) {
                throw NegotiationException.ours("Header too long");
            }
            text.append((char) next);
        }
        return text.substring(0, text.length() - END.length());
    }

    /** @param text without the empty line */
    public static HeaderBlock parse(String text) throws NegotiationException {
        SortedMap<String, String> values = new TreeMap<>();
        for (String line : text.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw NegotiationException.ours("a line of the header has no colon");
            }
            values.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).stripLeading());
        }
        return new HeaderBlock(values);
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
