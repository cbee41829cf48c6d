package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.bundle.Content;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.outcome.Result.Chunk;

/** A file's content where it is a row of whole members of its own, so that it can be copied untouched. */
final class Rescue {

    private Rescue() {}

    /** Empty where members and content do not end together, where something is damaged, or where it is too much. */
    static Optional<Content> members(FileChannel file, long offset, long end, long size, Growth growth)
            throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        MessageDigest whole = Sha256.sha256();
        byte[] buffer = new byte[64 << 10];
        long done = 0;
        try (MemberReader reader = new MemberReader(file, end)) {
            for (long at = offset; done < size && chunks.size() < TocEntry.MOST_PARTS; at = reader.position()) {
                MessageDigest digest = Sha256.sha256();
                reader.open(at);
                long start = done;
                for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                    digest.update(buffer, 0, read);
                    whole.update(buffer, 0, read);
                    done += read;
                    if (done > size || !growth.allows(done)) {
                        return Optional.empty();
                    }
                }
                if (done == start) {
                    return Optional.empty();
                }
                chunks.add(new Chunk(at, reader.position() - at, done - start, Sha256.hex(digest)));
            }
        } catch (IOException e) {
            if (Damage.is(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return done == size ? Optional.of(new Content(size, Sha256.hex(whole), chunks)) : Optional.empty();
    }
}
