package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.error.GatherException;

/** A file's content, read from its members only; sizes and digests are right where the stream ends without an exception. */
final class ContentInput extends InputStream {
    private final Path bundle;
    private final TocEntry.File file;
    private final MemberReader reader;
    private final Detours detours;
    private final MessageDigest whole = Sha256.sha256();
    private final MessageDigest digest = Sha256.sha256();
    private int part = -1;
    private long rest;
    private boolean done;

    ContentInput(Path bundle, FileChannel channel, long end, TocEntry.File file, Detours detours) {
        this.detours = detours;
        this.bundle = bundle;
        this.file = file;
        this.reader = new MemberReader(channel, end);
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
        try {
            while (rest == 0) {
                if (part >= 0 && part < file.parts().size()) {
                    endPart();
                }
                if (++part >= file.parts().size()) {
                    end();
                    return -1;
                }
                beginPart();
            }
            int read = reader.read(bytes, offset, (int) Math.min(length, rest));
            if (read < 0) {
                throw damaged("is shorter than the index says");
            }
            rest -= read;
            digest.update(bytes, offset, read);
            whole.update(bytes, offset, read);
            return read;
        } catch (IOException e) {
            if (Damage.is(e)) {
                throw damaged(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void beginPart() throws IOException {
        TocEntry.Part next = file.parts().get(part);
        reader.open(next.offset());
        detours.add(next.inner());
        reader.skipNBytes(next.inner());
        rest = next.size();
    }

    private void endPart() throws IOException {
        TocEntry.Part ended = file.parts().get(part);
        boolean last = part == file.parts().size() - 1;
        // Behind the last part there may be padding or other small files; between parts there is nothing.
        if (!last && ended.inner() == 0 && reader.read() >= 0) {
            throw damaged("is longer than the index says");
        }
        if (last && ended.inner() == 0) {
            checkEnd();
        }
        if (ended.sha256() != null && !ended.sha256().equals(Sha256.hex(digest))) {
            throw damaged("has a wrong digest");
        }
        digest.reset();
    }

    /** Reads the member's checksum, where nothing but padding is left in it. */
    private void checkEnd() throws IOException {
        reader.readNBytes(512);
    }

    private void end() {
        if (!done && file.sha256() != null && !file.sha256().equals(Sha256.hex(whole))) {
            throw damaged("has a wrong digest");
        }
        done = true;
        part = file.parts().size();
    }

    private GatherException damaged(String what) {
        if (part < 0 || part >= file.parts().size()) {
            return BundleFault.DAMAGED.at(bundle, BundleFault.printable(file.name()) + " " + what);
        }
        TocEntry.Part bad = file.parts().get(part);
        return BundleFault.DAMAGED.at(bundle, BundleFault.printable(file.name()) + ", bytes " + bad.from() + " to "
                + (bad.from() + bad.size()) + ": " + what);
    }

    @Override
    public void close() {
        reader.close();
    }
}
