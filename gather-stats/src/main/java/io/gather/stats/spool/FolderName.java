package io.gather.stats.spool;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Any text as the name of a folder, each with another one. */
final class FolderName {
    private static final int LONGEST = 200;

    private FolderName() {}

    static String of(String text) {
        StringBuilder name = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-'
                    || b == '_' || b == '@' || (b == '.' && !name.isEmpty());
            if (plain) {
                name.append((char) b);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02x", b & 0xff));
            }
        }
        return name.length() <= LONGEST
                ? name.toString()
                : name.substring(0, LONGEST) + '%' + Integer.toHexString(text.hashCode());
    }
}
