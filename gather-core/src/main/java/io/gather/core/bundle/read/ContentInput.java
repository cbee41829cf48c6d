package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/** A file's content, read from its members only; sizes and digests are right where the stream ends without an exception. */
final class ContentInput extends InputStream {
    private final Path bundle;
    private final TocEntry.File file;
    private final MemberReader reader;
    private final Detours detours;
    /** Null where each part has a digest of its own, which says as much. */
    private final @Nullable MessageDigest whole;
    private @Nullable PartInput part;
    private int next;
    private boolean done;

    ContentInput(Path bundle, ReadableAt content, long end, TocEntry.File file, Detours detours) {
        this.detours = detours;
        this.bundle = bundle;
        this.file = file;
        this.reader = new MemberReader(content, end);
        this.whole = file.sha256() == null || areSame(file) ? null : Sha256.sha256();
    }

    /** Whether the digests of the parts say all that that of the file says. */
    private static boolean areSame(TocEntry.File file) {
        return file.parts().size() == 1
                ? String.valueOf(file.sha256()).equals(file.parts().getFirst().sha256())
                : !file.parts().isEmpty() && file.parts().stream().allMatch(part -> part.sha256() != null);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (part == null) {
                if (next == file.parts().size()) {
                    end();
                    return -1;
                }
                part = PartInput.open(bundle, file, next++, reader, detours);
            }
            int read = part.read(bytes, offset, length);
            if (read >= 0) {
                if (whole != null) {
                    whole.update(bytes, offset, read);
                }
                return read;
            }
            part = null;
        }
    }

    private void end() {
        if (!done && whole != null && !Sha256.hex(whole).equals(file.sha256())) {
            throw BundleFault.DAMAGED.at(bundle, BundleFault.printable(file.name()) + " has a wrong digest");
        }
        done = true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
