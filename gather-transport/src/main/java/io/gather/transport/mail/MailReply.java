package io.gather.transport.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param lines without their codes
 */
record MailReply(int code, List<String> lines) {
    private static final int LONGEST_LINE = 2048;
    private static final int MOST_LINES = 100;
    private static final int LONGEST_TOLD = 200;

    MailReply {
        lines = List.copyOf(lines);
    }

    static MailReply read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line(in);
            if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
                throw new IOException("what answers there does not speak SMTP");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new MailReply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new IOException("the server's answer does not end");
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        for (int length = 0; length < LONGEST_LINE; length++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (next == '\n') {
                return new String(bytes, 0, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ")
                        .stripTrailing();
            }
            bytes[length] = (byte) next;
        }
        throw new IOException("a line of the server's answer does not end");
    }

    boolean isGood() {
        return code / 100 == 2;
    }

    /** What the server can, by its answer to EHLO: the words behind this one. */
    Optional<List<String>> offers(String word) {
        return lines.stream().skip(1).map(line -> List.of(line.toUpperCase(Locale.ROOT).split("[ =]+", -1)))
                .filter(words -> words.getFirst().equals(word)).findFirst();
    }

    /** With the code, in one line. */
    String text() {
        String text = code + " " + String.join(" ", lines);
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    }
}
