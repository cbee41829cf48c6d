package io.gather.core.bundle.read;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.tar.Layout;
import io.gather.core.bundle.tar.SparseContent;
import io.gather.core.bundle.tar.TarException;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.files.OutputFile;
import org.jspecify.annotations.Nullable;

/** Goes over a file from its beginning to its end, around what is damaged, and saves each entry that it meets. */
final class SalvageWalk {
    /** As much as a bundle can hold of one file. */
    private static final long LARGEST = (long) TocEntry.MOST_PARTS * GzipMembers.MEMBER;

    private final FileChannel file;
    private final long end;
    private final Path folder;
    private final Growth growth;
    private final SalvageLosses losses;
    private final SavedBundle saved;
    private long whole;
    private long untouched;
    private long cut;
    private boolean manifest;

    SalvageWalk(FileChannel file, Path folder, Growth growth, SalvageLosses losses, SavedBundle saved)
            throws IOException {
        this.file = file;
        this.end = file.size();
        this.folder = folder;
        this.growth = growth;
        this.losses = losses;
        this.saved = saved;
    }

    long whole() {
        return whole;
    }

    long untouched() {
        return untouched;
    }

    long cut() {
        return cut;
    }

    void run() throws IOException {
        try (Resync resync = new Resync(file, end)) {
            for (long at = 0; at < end;) {
                at = from(at, resync);
            }
        }
    }

    /** Returns where to go on. */
    private long from(long at, Resync resync) throws IOException {
        try (MemberReader reader = new MemberReader(file, end)) {
            try {
                reader.open(at);
                entries(reader, at > 0);
                return end;
            } catch (IOException e) {
                if (!Damage.is(e)) {
                    throw e;
                }
                long broken = Math.max(at, reader.start());
                if (isPadding(broken)) {
                    return end;
                }
                long next = resync.after(broken + 1);
                losses.add("", broken, next, "damaged: " + e.getMessage());
                return next;
            }
        }
    }

    /** Tapes, and what was copied from them, end with zeros. */
    private boolean isPadding(long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
        for (long at = from; at < end; at += buffer.limit()) {
            if (file.read(buffer.clear(), at) <= 0) {
                return false;
            }
            for (buffer.flip(); buffer.hasRemaining();) {
                if (buffer.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void entries(MemberReader reader, boolean again) throws IOException {
        InputStream tar = new Counted(new MemberSequence(reader, end), growth);
        TarEntries entries = new TarEntries(tar, reader, losses);
        TarItem item = again ? entries.behindPadding() : entries.next();
        while (item != null) {
            growth.entry();
            if (item.name().equals(IndexPlace.NAME) || repeats(reader, item)) {
                tar.skipNBytes(item.stored());
            } else if (item.isFile()) {
                content(reader, tar, item);
            } else {
                other(item);
                tar.skipNBytes(item.stored());
            }
            tar.skipNBytes(TarHeader.padding(item.stored()));
            item = entries.next();
        }
    }

    /** Which the new bundle gets anew, or does without. */
    private boolean repeats(MemberReader reader, TarItem item) throws IOException {
        return item.isFile() && item.size() > 0 && reader.atEnd()
                && Repetition.is(item.name(), file, reader.position(), end, manifest);
    }

    private void other(TarItem item) throws IOException {
        switch (item.type()) {
            case '1' -> count(saved.otherName(item));
            case '2' -> count(saved.link(item));
            case '5' -> count(saved.directory(item));
            case 'V' -> {
                // The name of the archive.
            }
            default -> losses.add(item.name(), 0, item.size(), "is neither file, directory nor link");
        }
    }

    private void count(boolean success) {
        whole += success ? 1 : 0;
    }

    private void content(MemberReader reader, InputStream tar, TarItem item) throws IOException {
        // Reading on at a member's end tells whether this is one.
        boolean boundary = item.layout() instanceof Layout.Plain && item.size() > 0 && reader.atEnd();
        Optional<Content> members = boundary
                ? Rescue.members(file, reader.position(), end, item.size(), growth)
                : Optional.empty();
        if (members.isPresent()) {
            growth.add(item.size());
            file.position(reader.position());
            if (saved.file(item, "", members.get(), file)) {
                whole++;
                untouched++;
                manifest |= item.name().endsWith("/manifest.json");
            }
            reader.skipTo(reader.position() + members.get().stored());
            return;
        }
        EntryContent stored = new EntryContent(tar, item.stored());
        try {
            copied(SparseContent.of(stored, item), item);
        } catch (TarException e) {
            losses.add(item.name(), 0, item.size(), String.valueOf(e.getMessage()));
        }
        stored.passOver();
    }

    private void copied(InputStream content, TarItem item) throws IOException {
        long holes = Math.max(0, item.size() - item.stored());
        if (item.size() > LARGEST || !growth.allows(holes)) {
            throw new TarException("is a file of " + item.size() + " bytes, which is too much"
                    + (item.size() > LARGEST ? " for a bundle" : "; a larger ratio allows more"));
        }
        growth.add(holes);
        try (FileChannel copy = OutputFile.scratch(folder.resolve("content"));
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(copy));
                GzipMembers compressed = new GzipMembers(out, 0, Compression.ofLevel(6))) {
            IOException damage = copy(content, item.size(), compressed);
            Content done = compressed.finish();
            out.flush();
            copy.position(0);
            if (damage == null) {
                count(saved.file(item, "", done, copy));
                return;
            }
            losses.add(item.name(), done.size(), item.size(), "cut: " + damage.getMessage());
            cut += done.size() > 0 && saved.file(item, ".cut", done, copy) ? 1 : 0;
            throw damage;
        }
    }

    /** What kept the content from being whole; null where nothing did. */
    private static @Nullable IOException copy(InputStream content, long size, OutputStream to) throws IOException {
        byte[] buffer = new byte[64 << 10];
        for (long rest = size; rest > 0;) {
            int read;
            try {
                read = content.read(buffer, 0, (int) Math.min(buffer.length, rest));
            } catch (IOException e) {
                if (Damage.is(e)) {
                    return e;
                }
                throw e;
            }
            if (read < 0) {
                return new EOFException("ends too early");
            }
            to.write(buffer, 0, read);
            rest -= read;
        }
        return null;
    }
}
