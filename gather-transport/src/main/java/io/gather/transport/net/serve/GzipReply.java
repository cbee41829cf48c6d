package io.gather.transport.net.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/** An answer on its way, compressed. One that is given up gets no end, and is let go. */
final class GzipReply extends GZIPOutputStream {
    /** Less is longer when it is compressed, or not worth it. */
    static final int WORTH = 512;
    private static final int BUFFER = 8192;
    private static final Pattern TAKES = Pattern.compile("\\s*gzip\\s*(?:;.*)?");
    private static final Pattern REFUSES = Pattern.compile(".*;\\s*q=0(?:\\.0*)?\\s*");

    GzipReply(OutputStream out) throws IOException {
        super(out, BUFFER);
    }

    /** @param told {@code Accept-Encoding}, as often as it was told */
    static boolean isTakenBy(@Nullable List<String> told) {
        for (String coding : String.join(",", told == null ? List.of() : told).toLowerCase(Locale.ROOT).split(",")) {
            if (TAKES.matcher(coding).matches()) {
                return !REFUSES.matcher(coding).matches();
            }
        }
        return false;
    }

    /** Lets go of its memory, which is none of the heap's. */
    void forget() {
        def.end();
    }
}
