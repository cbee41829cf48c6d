package io.gather.core.bundle.read;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.bundle.fault.Fault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.bundle.tar.TarParser;
import io.gather.core.error.GatherException;
import io.gather.core.plan.Result;
import io.gather.core.plan.Status;
import org.jspecify.annotations.Nullable;

/** Makes a new bundle of whatever is left of a damaged one, or of any .tar.gz: needs no index and no end. */
public final class Salvage {
    private static final int KEPT = 1000;

    private final Path source;
    private final Path target;
    private final GrowthLimits limits;
    private final SavedNames names;
    private final List<Problem> lost = new ArrayList<>();
    private @Nullable BundleWriter writer;
    private long whole;
    private long untouched;
    private long cut;

    public Salvage(Path source, Path target, GrowthLimits limits) {
        this.source = source;
        this.target = target;
        this.limits = limits;
        this.names = new SavedNames(String.valueOf(target.getFileName()).replaceFirst("\\.(tgz|tar\\.gz)$", ""));
    }

    /** The source is only read. */
    public SalvageReport run() {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try (FileChannel file = Bundle.channel(source)) {
            walk(file, file.size(), new Growth(source, file.size(), limits, Fault.GROWS));
            BundleWriter written = writer;
            if (written == null) {
                throw Fault.DAMAGED.at(source, "has nothing in it that could be saved");
            }
            BundleFile bundle = written.finish(target);
            return new SalvageReport(bundle, whole, untouched, cut, lost);
        } catch (IOException e) {
            throw Fault.UNREADABLE.at(source, "cannot be saved to " + target + ": " + e.getMessage(), e);
        } finally {
            discard(partial);
        }
    }

    private void discard(Path partial) {
        try {
            if (writer != null) {
                writer.close();
            }
            Files.deleteIfExists(partial);
            Files.deleteIfExists(index());
        } catch (IOException ignored) {
            // What was to be said was said already.
        }
    }

    private void walk(FileChannel file, long end, Growth growth) throws IOException {
        Resync resync = new Resync(file, end);
        long at = 0;
        while (at < end) {
            long broken;
            try (MemberReader reader = new MemberReader(file, end)) {
                try {
                    reader.open(at);
                    entries(file, reader, end, at > 0, growth);
                    return;
                } catch (IOException e) {
                    if (!Damage.is(e)) {
                        throw e;
                    }
                    broken = Math.max(at, reader.start());
                    at = resync.after(broken + 1);
                    lose("", broken, at, "damaged: " + e.getMessage());
                }
            }
        }
    }

    private void entries(FileChannel file, MemberReader reader, long end, boolean again, Growth growth)
            throws IOException {
        InputStream tar = new MemberSequence(reader, end);
        TarItem item = again ? afterPadding(tar) : TarParser.next(tar);
        while (item != null) {
            growth.entry();
            long size = item.size();
            if (item.name().equals(IndexPlace.NAME)) {
                tar.skipNBytes(size);
            } else if (item.isFile()) {
                content(file, reader, tar, item, end, growth);
            } else {
                other(item);
                tar.skipNBytes(size);
            }
            tar.skipNBytes(TarHeader.padding(size));
            item = TarParser.next(tar);
        }
    }

    private static @Nullable TarItem afterPadding(InputStream tar) throws IOException {
        java.io.PushbackInputStream from = new java.io.PushbackInputStream(tar, 1);
        int next = from.read();
        while (next == 0) {
            next = from.read();
        }
        if (next >= 0) {
            from.unread(next);
        }
        return TarParser.next(from);
    }

    private void content(FileChannel file, MemberReader reader, InputStream tar, TarItem item, long end,
            Growth growth) throws IOException {
        // Reading on at a member's end tells whether this is one.
        boolean boundary = item.size() > 0 && reader.atEnd();
        Optional<Content> members = boundary
                ? Rescue.members(file, reader.position(), end, item.size(), growth)
                : Optional.empty();
        if (members.isPresent()) {
            growth.add(item.size());
            file.position(reader.position());
            if (save(item, "", members.get(), file)) {
                untouched++;
            }
            reader.skipTo(reader.position() + members.get().stored());
            return;
        }
        Path temporary = target.resolveSibling(target.getFileName() + ".content");
        try (FileChannel copy = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.DELETE_ON_CLOSE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(copy));
                GzipMembers compressed = new GzipMembers(out, 0, Compression.ofLevel(6))) {
            IOException damage = copy(tar, item.size(), compressed, growth);
            Content content = compressed.finish();
            out.flush();
            copy.position(0);
            if (damage == null) {
                save(item, "", content, copy);
                return;
            }
            lose(item.name(), content.size(), item.size(), "cut: " + damage.getMessage());
            if (content.size() > 0 && save(item, ".cut", content, copy)) {
                cut++;
                whole--;
            }
            throw damage;
        }
    }

    /** What kept the content from being whole; null where nothing did. */
    private static @Nullable IOException copy(InputStream tar, long size, OutputStream to, Growth growth)
            throws IOException {
        byte[] buffer = new byte[64 << 10];
        for (long rest = size; rest > 0;) {
            int read;
            try {
                read = tar.read(buffer, 0, (int) Math.min(buffer.length, rest));
            } catch (IOException e) {
                if (Damage.is(e)) {
                    return e;
                }
                throw e;
            }
            if (read < 0) {
                return new java.io.EOFException("ends too early");
            }
            growth.add(read);
            to.write(buffer, 0, read);
            rest -= read;
        }
        return null;
    }

    private void other(TarItem item) throws IOException {
        switch (item.type()) {
            case '2' -> append(item, "", Result.Kind.LINK, new Content(0, "", List.of()), null);
            case '5' -> append(item, "", Result.Kind.DIRECTORY, new Content(0, "", List.of()), null);
            default -> lose(item.name(), 0, item.size(), "is neither file, directory nor symbolic link");
        }
    }

    private boolean save(TarItem item, String ending, Content content, FileChannel members) throws IOException {
        return append(item, ending, Result.Kind.FILE, content, members);
    }

    private boolean append(TarItem item, String ending, Result.Kind kind, Content content,
            @Nullable FileChannel members) throws IOException {
        BundleWriter to = writer(item);
        String path = names.below(item.name()) + ending;
        if (path.isEmpty()) {
            return true;
        }
        int slash = path.indexOf('/');
        Result result = new Result(path.substring(slash + 1), kind, item.name(), item.mode(),
                Instant.ofEpochSecond(Math.min(item.seconds(), 253_402_300_799L)), content.size(), content.sha256(),
                item.link(), content.chunks(), null, Status.OK, null);
        try {
            to.append(slash < 0 ? "" : path.substring(0, slash), result,
                    members == null ? Channels.newChannel(InputStream.nullInputStream()) : members);
            whole++;
            return true;
        } catch (GatherException e) {
            lose(item.name(), 0, item.size(), e.what());
            return false;
        }
    }

    private BundleWriter writer(TarItem first) throws IOException {
        BundleWriter present = writer;
        if (present == null) {
            present = BundleWriter.create(target.resolveSibling(target.getFileName() + ".partial"), index(),
                    names.root(first.name(), first.type() == '5'));
            writer = present;
        }
        return present;
    }

    private Path index() {
        return target.resolveSibling(target.getFileName() + ".index");
    }

    private void lose(String name, long from, long to, String what) {
        if (lost.size() < KEPT) {
            lost.add(new Problem(Fault.printable(name), from, to, what));
        }
    }
}
