package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.bundle.tar.TarParser;
import org.jspecify.annotations.Nullable;

/**
 * One file's content and the headers behind it, until the next content: what one thread checks. All segments together are every
 * byte before the index.
 *
 * @param headers what the index says of these headers
 * @param listed whether the table has the file whose content comes next
 */
record Segment(long start, TocEntry.@Nullable File file, String headers, long end,
        boolean listed) {

    void check(FileChannel bundle, Findings findings, TableCheck table) throws IOException {
        try (MemberReader reader = new MemberReader(bundle, end)) {
            boolean placed = file == null || content(file, reader, findings);
            if (placed) {
                headers(new MemberSequence(reader, end), findings);
                if (listed) {
                    table.header(end, end - reader.start());
                }
            }
        } catch (IOException e) {
            if (!Damage.is(e)) {
                throw e;
            }
            findings.problem("", start, end, "what is between two contents " + e.getMessage());
        }
    }

    /** Whether the reader stands behind the content. */
    private static boolean content(TocEntry.File file, MemberReader reader, Findings findings) throws IOException {
        MessageDigest whole = Sha256.sha256();
        boolean good = true;
        for (int i = 0; i < file.parts().size(); i++) {
            TocEntry.Part part = file.parts().get(i);
            String wrong = part(part, i == file.parts().size() - 1, i > 0 && good, reader, whole);
            if (!wrong.isEmpty()) {
                findings.problem(file.name(), part.from(), part.from() + part.size(), wrong);
                good = false;
            }
        }
        if (good && file.sha256() != null && !file.sha256().equals(Sha256.hex(whole))) {
            findings.problem(file.name(), 0, file.size(), "the whole has a wrong digest");
        }
        findings.checked(file);
        return good;
    }

    private static String part(TocEntry.Part part, boolean last, boolean inRow, MemberReader reader,
            MessageDigest whole)
            throws IOException {
        MessageDigest digest = Sha256.sha256();
        byte[] buffer = new byte[32 << 10];
        try {
            if (inRow && reader.position() != part.offset()) {
                return "the index has it where it is not";
            }
            reader.open(part.offset());
            for (long rest = part.size(); rest > 0;) {
                int read = reader.read(buffer, 0, (int) Math.min(rest, buffer.length));
                if (read < 0) {
                    return "is shorter than the index says";
                }
                digest.update(buffer, 0, read);
                whole.update(buffer, 0, read);
                rest -= read;
            }
            if (!last && reader.read() >= 0) {
                return "is longer than the index says";
            }
        } catch (IOException e) {
            if (Damage.is(e)) {
                return String.valueOf(e.getMessage());
            }
            throw e;
        }
        return part.sha256() == null || part.sha256().equals(Sha256.hex(digest)) ? "" : "has a wrong digest";
    }

    private void headers(InputStream tar, Findings findings) throws IOException {
        byte[] padding = tar.readNBytes(file == null ? 0 : TarHeader.padding(file.size()));
        for (byte b : padding) {
            if (b != 0) {
                findings.problem("", start, end, "padding is not zero");
                break;
            }
        }
        HeaderDigest digest = new HeaderDigest();
        for (TarItem item = TarParser.next(tar); item != null; item = TarParser.next(tar)) {
            digest.add(item);
        }
        if (!digest.value().equals(headers) || tar.read() >= 0) {
            findings.problem("", start, end, "index and tar differ in the entries"
                    + (file == null ? " at the beginning" : " after " + file.name()));
        }
    }
}
