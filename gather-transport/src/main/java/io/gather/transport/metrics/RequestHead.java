package io.gather.transport.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param headers by their names in lower case; of several of a name the last one
 */
record RequestHead(String method, String path, boolean oldVersion, Map<String, String> headers) {
    private static final int MOST = 16 << 10;

    /** It is no request. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** @return null: the other side has gone, and asks for nothing more */
    static @Nullable RequestHead read(InputStream in, Runnable begun) throws IOException {
        int[] left = {MOST};
        String first = line(in, left, begun);
        while (first != null && first.isEmpty()) {
            first = line(in, left, begun);
        }
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
            throw new UnreadableException("that is no request");
        }
        Map<String, String> headers = new TreeMap<>();
        String line = line(in, left, begun);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
            line = line(in, left, begun);
        }
        if (line == null) {
            throw new UnreadableException("the request ends in its head");
        }
        return new RequestHead(words[0], words[1].replaceFirst("[?#].*", ""), words[2].equals("HTTP/1.0"), headers);
    }

    private static @Nullable String line(InputStream in, int[] left, Runnable begun) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        begun.run();
        while (next >= 0 && next != '\n') {
            left[0]--;
            if (left[0] < 0) {
                throw new UnreadableException("the head of the request is too long");
            }
            line.append((char) next);
            next = in.read();
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    boolean takesGzip() {
        for (String coding : headers.getOrDefault("accept-encoding", "").toLowerCase(Locale.ROOT).split(",")) {
            if (coding.strip().matches("gzip(\\s*;.*)?")) {
                return !coding.matches(".*;\\s*q=0(\\.0*)?\\s*");
            }
        }
        return false;
    }

    /** Whether the connection is to be closed after the answer: also where something follows that nobody reads. */
    boolean isLast() {
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean carries = headers.containsKey("transfer-encoding")
                || !headers.getOrDefault("content-length", "0").equals("0");
        return carries || connection.contains("close") || (oldVersion && !connection.contains("keep-alive"));
    }
}
