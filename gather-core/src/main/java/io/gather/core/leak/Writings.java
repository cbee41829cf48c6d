package io.gather.core.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.gather.core.obfuscate.Original;

/** How an original may be written where no {@link io.gather.core.obfuscate.Obfuscator} looks. */
final class Writings {
    /** Shorter ones stand in anything. */
    private static final int SHORTEST = 6;

    private Writings() {}

    /**
     * Bytes to look for.
     *
     * @param exact whether letters of the other case are others
     */
    @SuppressWarnings("ArrayRecordComponent") // Thousands of them; nobody changes or compares one.
    record Writing(Original original, String name, byte[] bytes, boolean exact) {}

    static List<Writing> of(Original original) {
        List<Writing> all = new ArrayList<>();
        String text = original.text();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            String base64 = base64(bytes, before);
            add(all, original, "base64", base64, true);
            if (base64.contains("+") || base64.contains("/")) {
                add(all, original, "base64", base64.replace('+', '-').replace('/', '_'), true);
            }
        }
        add(all, original, "UTF-16", text.getBytes(StandardCharsets.UTF_16LE), false);
        add(all, original, "UTF-16", text.getBytes(StandardCharsets.UTF_16BE), false);
        add(all, original, "hexadecimal", HexFormat.of().formatHex(bytes), false);
        add(all, original, "URL", "%" + HexFormat.ofDelimiter("%").formatHex(bytes), false);
        add(all, original, "JSON", escaped(text, "\\u%04x"), false);
        add(all, original, "shell", escaped(text, "\\x%02x"), false);
        add(all, original, "shell", escaped(text, "\\%03o"), false);
        return all;
    }

    /** What of it is the same whatever stands before and behind it. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        return last > first ? text.substring(first, last) : "";
    }

    private static String escaped(String text, String format) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, format, c)));
        return escaped.toString();
    }

    private static void add(List<Writing> all, Original original, String name, String text, boolean exact) {
        add(all, original, name, text.getBytes(StandardCharsets.UTF_8), exact);
    }

    private static void add(List<Writing> all, Original original, String name, byte[] bytes, boolean exact) {
        if (bytes.length >= SHORTEST) {
            all.add(new Writing(original, name, bytes, exact));
        }
    }
}
