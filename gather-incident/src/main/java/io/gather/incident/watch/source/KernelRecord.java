package io.gather.incident.watch.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.incident.watch.line.LineText;

/**
 * A record of {@code /dev/kmsg}: {@code 6,339,5140900,-;NET: Registered protocol family 10}.
 *
 * @param micros since the boot
 */
record KernelRecord(int priority, long sequence, long micros, String text) {
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,5}),([0-9]{1,18}),([0-9]{1,17}),[^;]*");
    private static final int PRIORITIES = 8;

    /** @return empty: it is none */
    static Optional<KernelRecord> parse(byte[] bytes, int length) {
        int semicolon = 0;
        while (semicolon < length && bytes[semicolon] != ';') {
            semicolon++;
        }
        Matcher head = HEAD.matcher(new String(bytes, 0, semicolon, StandardCharsets.US_ASCII));
        if (semicolon == length || !head.matches()) {
            return Optional.empty();
        }
        int end = semicolon + 1;
        // Lines that follow are its properties.
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return Optional.of(new KernelRecord(Integer.parseInt(head.group(1)) % PRIORITIES,
                Long.parseLong(head.group(2)), Long.parseLong(head.group(3)),
                LineText.of(unescaped(bytes, semicolon + 1, end), 0)));
    }

    /** What is no text the kernel writes as {@code \x1b}. */
    private static byte[] unescaped(byte[] bytes, int from, int to) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            boolean escape = bytes[i] == '\\' && i + 3 < to && bytes[i + 1] == 'x'
                    && Character.digit(bytes[i + 2], 16) >= 0 && Character.digit(bytes[i + 3], 16) >= 0;
            if (escape) {
                text.write(Character.digit(bytes[i + 2], 16) << 4 | Character.digit(bytes[i + 3], 16));
                i += 3;
            } else {
                text.write(bytes[i]);
            }
        }
        return text.toByteArray();
    }
}
