package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.error.GatherException;

/** One part of a file's content; its size and digest are right where it ends without an exception. */
final class PartInput {
    private final Path bundle;
    private final TocEntry.File file;
    private final int number;
    private final TocEntry.Part part;
    private final MemberReader reader;
    private final MessageDigest digest = Sha256.sha256();
    private long rest;

    private PartInput(Path bundle, TocEntry.File file, int number, MemberReader reader) {
        this.bundle = bundle;
        this.file = file;
        this.number = number;
        this.part = file.parts().get(number);
        this.reader = reader;
        this.rest = part.size();
    }

    static PartInput open(Path bundle, TocEntry.File file, int number, MemberReader reader, Detours detours)
            throws IOException {
        PartInput opened = new PartInput(bundle, file, number, reader);
        opened.begin(detours);
        return opened;
    }

    private void begin(Detours detours) throws IOException {
        try {
            reader.open(part.offset());
            detours.add(part.inner());
            reader.skipNBytes(part.inner());
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** As of a stream; all of it was right where there is no more. */
    int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (rest == 0) {
                end();
                return -1;
            }
            int read = reader.read(bytes, offset, (int) Math.min(length, rest));
            if (read < 0) {
                throw damaged("is shorter than the index says");
            }
            rest -= read;
            if (part.sha256() != null) {
                digest.update(bytes, offset, read);
            }
            return read;
        } catch (IOException e) {
            throw told(e);
        }
    }

    private void end() throws IOException {
        boolean last = number == file.parts().size() - 1;
        // Behind the last part there may be padding or other small files; between parts there is nothing.
        if (!last && part.inner() == 0 && reader.read() >= 0) {
            throw damaged("is longer than the index says");
        }
        if (last && part.inner() == 0) {
            // The member's checksum, where nothing but padding is left in it.
            reader.readNBytes(512);
        }
        if (part.sha256() != null && !part.sha256().equals(Sha256.hex(digest))) {
            throw damaged("has a wrong digest");
        }
    }

    private IOException told(IOException e) {
        if (Damage.is(e)) {
            throw damaged(String.valueOf(e.getMessage()));
        }
        return e;
    }

    private GatherException damaged(String what) {
        return BundleFault.DAMAGED.at(bundle, BundleFault.printable(file.name()) + ", bytes " + part.from() + " to "
                + (part.from() + part.size()) + ": " + what);
    }
}
