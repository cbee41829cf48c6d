package io.gather.core.watermark;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files are taken for logs: only of these an increment has no more than what is new. Of all others it has everything, since what
 * was changed in the middle of a file is not to be seen at its ends.
 */
public final class GrowingFiles {
    private static final Pattern NAMES = Pattern.compile("/(?:log|logs)/|\\.(?:log|err|out)(?:[.-][^/]*)?$");

    private static final int GZIP = 0x1f8b;
    private static final Set<Integer> PACKED = Set.of(GZIP, 0xfd37, 0x425a, 0x28b5);

    private GrowingFiles() {}

    /** Whether its path is that of a log: below a folder {@code log} or {@code logs}, or with {@code .log}, {@code .err} or {@code .out}. */
    public static boolean has(String path) {
        return NAMES.matcher(path).find();
    }

    /** Whether it goes on behind a mark: it is a text, or compressed and never changes again. */
    public static boolean growAs(byte[] head) {
        return isPacked(head) || isText(head);
    }

    /** gzip, xz, bzip2, zstd. */
    public static boolean isPacked(byte[] head) {
        return head.length > 1 && PACKED.contains(((head[0] & 0xff) << 8) | (head[1] & 0xff));
    }

    /** What is in it can be compared too. */
    public static boolean isGzip(byte[] head) {
        return head.length > 1 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) == GZIP;
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
