package io.gather.core.bundle.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/**
 * The sum of entries' digests, in whatever order they come: compares index and table without holding either. Safe for several
 * threads.
 */
final class EntrySum {
    private final long[] sum = new long[4];

    void add(TocEntry entry) {
        MessageDigest digest = Sha256.sha256();
        switch (entry) {
            case TocEntry.Directory _ -> text(digest, "d");
            case TocEntry.Link link -> text(digest, "l" + link.target());
            case TocEntry.File file -> {
                text(digest, "f" + file.sha256());
                numbers(digest, file.size(), file.parts().size());
                for (TocEntry.Part part : file.parts()) {
                    numbers(digest, part.offset(), part.inner(), part.from(), part.size());
                    text(digest, part.sha256());
                }
            }
        }
        text(digest, entry.name());
        numbers(digest, entry.mode(), entry.modified().getEpochSecond());
        add(digest.digest());
    }

    /** That the member before a content is so long. */
    void add(long at, long header) {
        MessageDigest digest = Sha256.sha256();
        numbers(digest, at, header);
        add(digest.digest());
    }

    private synchronized void add(byte[] digest) {
        ByteBuffer words = ByteBuffer.wrap(digest);
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            long word = words.getLong();
            long with = sum[i] + word;
            long all = with + carry;
            carry = Long.compareUnsigned(with, word) < 0 || Long.compareUnsigned(all, with) < 0 ? 1 : 0;
            sum[i] = all;
        }
    }

    synchronized boolean is(EntrySum other) {
        return Arrays.equals(sum, other.words());
    }

    private synchronized long[] words() {
        return sum.clone();
    }

    private static void text(MessageDigest digest, @Nullable String text) {
        byte[] utf8 = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        numbers(digest, utf8.length);
        digest.update(utf8);
    }

    private static void numbers(MessageDigest digest, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        digest.update(bytes.flip());
    }
}
