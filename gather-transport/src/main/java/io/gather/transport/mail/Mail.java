package io.gather.transport.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text for somebody.
 *
 * @param id tells it from others: the same for one that is sent again
 * @param subject line feeds and what else no line can hold become spaces
 */
public record Mail(String id, String from, List<String> to, String subject, String text, Instant date) {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@"
            + "([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Za-z:.]{2,64}])");
    private static final int LONGEST_SUBJECT = 150;
    /** Of bytes that make a word of 75 characters, which is the longest. */
    private static final int WORD = 45;

    public Mail {
        to = List.copyOf(to);
    }

    /** Whether mail can be sent there, and no command hides in it. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** With the line ends of mail, and no line that the protocol takes for its end. */
    String written() {
        String host = from.substring(from.indexOf('@') + 1);
        String[] lines = {"Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)),
                "From: " + from, "To: " + String.join(",\r\n ", to), "Subject: " + subjectLine(),
                "Message-ID: <" + id.replaceAll("[^A-Za-z0-9.-]", "-") + "@" + host.replaceAll("[\\[\\]:]", "-") + ">",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64", ""};
        return String.join("\r\n", lines) + "\r\n"
                + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private String subjectLine() {
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        String cut = line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
        if (cut.length() <= 65 && cut.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !cut.contains("=?")) {
            return cut;
        }
        StringBuilder words = new StringBuilder();
        CharBuffer rest = CharBuffer.wrap(cut);
        while (rest.hasRemaining()) {
            ByteBuffer word = ByteBuffer.allocate(WORD);
            var _ = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(rest, word, true);
            words.append(words.isEmpty() ? "" : "\r\n ").append("=?utf-8?B?")
                    .append(Base64.getEncoder()
                            .encodeToString(Arrays.copyOf(word.array(), word.position())))
                    .append("?=");
        }
        return words.toString();
    }
}
