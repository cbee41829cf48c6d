package io.gather.core.watermark;

import java.util.regex.Pattern;

import io.gather.core.compress.Compressor;

/**
 * Which files are taken for logs: only of these an increment has no more than what is new. Of all others it has everything, since what
 * was changed in the middle of a file is not to be seen at its ends.
 */
public final class GrowingFiles {
    private static final Pattern NAMES = Pattern.compile("/(?:log|logs)/|\\.(?:log|err|out)(?:[.-][^/]*)?$");

    private GrowingFiles() {}

    /** Whether its path is that of a log: below a folder {@code log} or {@code logs}, or with {@code .log}, {@code .err} or {@code .out}. */
    public static boolean has(String path) {
        return NAMES.matcher(path).find();
    }

    /** Whether it goes on behind a mark: it is a text, or compressed and never changes again. */
    public static boolean growAs(byte[] head) {
        return Compressor.of(head) != null || isText(head);
    }

    /** Whether it is a text by its first and last bytes; databases, journals and the like are changed in place. */
    public static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
