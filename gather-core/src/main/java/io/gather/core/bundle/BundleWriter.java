package io.gather.core.bundle;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.partial.PartialFile;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.bundle.table.TableRecords;
import io.gather.core.bundle.table.TableWriter;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.files.LockedFile;
import io.gather.core.files.OutputFile;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bundle from its beginning to its end. What minions compressed is copied as it is; a gzip member between two contents
 * holds the padding of the one and the header of the next.
 *
 * <p>
 * For one thread at a time. After an exception the writer stands where the last whole entry ended and can be used on.
 */
public final class BundleWriter implements Closeable {
    private static final int LEVEL = 1;
    private static final int DIRECTORY_MODE = 0750;
    /** A name may have thousands of directories in it, each with a header as long as the name. */
    private static final int MOST_HEADERS = 256 << 10;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Path partial;
    private final Path index;
    private final String root;
    private final PartialFile bundle;
    private final @Nullable Object identity;
    private final IndexFile entries;
    private final PlacedContent content;
    private final Member member = new Member(LEVEL);
    private final Directories directories = new Directories();
    private int padding;
    private @Nullable IOException trouble;

    private BundleWriter(Path partial, Path index, String root, Position position, Opening indexFile)
            throws IOException {
        if (!Names.isSafe(root) || root.contains("/")) {
            throw BundleFault.UNSAFE_NAME.at(root, "such a name may not stand in a bundle");
        }
        this.partial = partial;
        this.index = index;
        this.root = root;
        this.bundle = new PartialFile(LockedFile.takeOutput(partial).orElseThrow(
                () -> new FileSystemException(partial.toString(), null, "another process writes this bundle")),
                position.bundleBytes());
        try {
            this.identity = identity(partial);
            Path records = recordsOf(index);
            FileChannel lines = indexFile.of(index);
            // Earlier versions left none.
            TableRecords table = TableRecords.of(OutputFile.isThere(records)
                    ? indexFile.of(records)
                    : OutputFile.create(records), position.indexBytes());
            this.entries = new IndexFile(index, lines, table, position.indexBytes(), position.lines());
            this.entries.directories(directories::add);
        } catch (IOException e) {
            bundle.close();
            throw e;
        }
        this.content = new PlacedContent(bundle);
        this.padding = position.padding();
    }

    /** What the sorted table will hold lies beside the index. */
    public static Path recordsOf(Path index) {
        return index.resolveSibling(index.getFileName() + ".table");
    }

    private interface Opening {
        FileChannel of(Path path) throws IOException;
    }

    private static @Nullable Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** The bundle whose name was claimed. */
    public static BundleWriter create(BundleFiles claimed, Path index) throws IOException {
        return new BundleWriter(claimed.partial(), index, claimed.name(), Position.START, OutputFile::create);
    }

    /** @throws FileAlreadyExistsException where there is anything under one of the names */
    public static BundleWriter create(Path partial, Path index, String root) throws IOException {
        OutputFile.create(partial).close();
        return new BundleWriter(partial, index, root, Position.START, OutputFile::create);
    }

    /** Cuts both files to the position and goes on from there. */
    public static BundleWriter reopen(Path partial, Path index, String root, Position position) throws IOException {
        if (Files.size(partial) < position.bundleBytes() || Files.size(index) < position.indexBytes()) {
            throw BundleFault.DAMAGED.at(partial, "it is shorter than what was written to it");
        }
        return new BundleWriter(partial, index, root, position, OutputFile::reopen);
    }

    /** Where the last entry ended. Both files hold at least that much; they are not yet on the disk for sure. */
    public Position position() throws IOException {
        entries.flush();
        return here();
    }

    /** As {@link #position}, and on the disk. */
    public Position sync() throws IOException {
        bundle.force();
        entries.force();
        return here();
    }

    public Path partial() {
        return partial;
    }

    public Path index() {
        return index;
    }

    /** What was written: the partial bundle is not opened a second time, as that would end its lock. */
    public ReadableAt content() {
        return bundle::readSome;
    }

    /** Bytes so far. */
    public long size() {
        return bundle.size();
    }

    /** Bytes of the index so far, before compression. */
    public long indexSize() {
        return entries.size();
    }

    /**
     * Adds a minion's result below the directory; takes its members, untouched, from the channel, which stands at the first of them
     * and is left behind the last.
     *
     * @param directory the node's; empty for results at the top
     * @throws IOException when reading or writing failed, also when the channel ended early
     */
    public void append(String directory, Result result, ReadableByteChannel members) throws IOException {
        EntryCheck.result(root, directory, result);
        String name = root + "/" + (directory.isEmpty() ? "" : directory + "/") + result.path();
        Instant modified = between(result.modified());
        switch (result.kind()) {
            case DIRECTORY -> entry(new TocEntry.Directory(name, modified, DIRECTORY_MODE), List.of(), null);
            case LINK -> entry(new TocEntry.Link(name, modified, 0777, Objects.requireNonNull(result.target())),
                    List.of(), null);
            case FILE -> entry(file(name, modified, result.mode(), result.size(), result.sha256()), result.chunks(),
                    members);
        }
    }

    /** Adds a file of our own making; the path is below the root. */
    public void add(String path, Instant modified, int mode, InputStream content) throws IOException {
        add(path, modified, mode, content::transferTo);
    }

    public void add(String path, Instant modified, ContentWriter content) throws IOException {
        add(path, modified, 0640, content);
    }

    public void add(String path, Instant modified, int mode, ContentWriter content) throws IOException {
        EntryCheck.name(root, path);
        Path temporary = index.resolveSibling(index.getFileName() + ".content");
        try (FileChannel file = OutputFile.scratch(temporary)) {
            Content compressed;
            try (var out = new BufferedOutputStream(Channels.newOutputStream(file));
                    GzipMembers members = new GzipMembers(out, 0, Compression.ofLevel(6))) {
                content.writeTo(members);
                compressed = members.finish();
                out.flush();
                file.position(0);
                entry(file(root + "/" + path, between(modified), mode, compressed.size(), compressed.sha256()),
                        compressed.chunks(), file);
            }
        }
    }

    /** Whether the partial bundle can still be found by its name. */
    public boolean isThere() {
        return identity != null && identity.equals(identity(partial));
    }

    /**
     * Writes index and end, makes everything durable, gives the bundle its name, and closes the writer. After an exception it can be
     * tried again, perhaps with another target.
     *
     * @throws FileAlreadyExistsException when there is anything under that name; it is left as it is
     */
    public BundleFile finish(Path target) throws IOException {
        return finish(target, false);
    }

    /** @param overwrite whether a regular file may be there, which is replaced */
    public BundleFile finish(Path target, boolean overwrite) throws IOException {
        Position before = here();
        bundle.mark();
        entries.mark();
        BundleFile file;
        try {
            TablePointer table = table();
            BundleFinish.write(bundle, entries, member, padding, table);
            bundle.force();
            file = new BundleFile(target, bundle.size(), bundle.sha256());
            if (isThere()) {
                BundleFinish.name(partial, file, overwrite);
            } else {
                nameCopy(file, overwrite);
            }
        } catch (IOException | RuntimeException e) {
            backTo(before, List.of(), e);
            throw e;
        }
        try {
            close();
            Files.deleteIfExists(index);
            Files.deleteIfExists(recordsOf(index));
            Files.deleteIfExists(partial);
            BundleFinish.force(target.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            trouble = e;
        }
        return file;
    }

    /** Null where there is none: without it, a bundle is only read more slowly. */
    private @Nullable TablePointer table() {
        if (!entries.records().complete() || entries.records().size() == 0) {
            return null;
        }
        Position before = here();
        Path content = index.resolveSibling(index.getFileName() + ".content");
        Path sorted = index.resolveSibling(index.getFileName() + ".sorted");
        try (FileChannel file = OutputFile.scratch(content);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 64 << 10)) {
            TableWriter.Written made = TableWriter.write(entries.records(), OutputFile.scratch(sorted), out);
            if (made.chunks().size() > TocEntry.MOST_PARTS) {
                return null;
            }
            TocEntry.File own = file(TablePointer.nameIn(root), Instant.EPOCH, 0640, made.size(), made.sha256());
            file.position(0);
            return new TablePointer(entry(own, made.chunks(), file, false),
                    bundle.size() - made.chunks().getLast().stored(), entries.records().tally());
        } catch (IOException e) {
            trouble = new IOException("it has no table of entries, and takes longer to read: " + e.getMessage(), e);
            backTo(before, List.of(), e);
            return null;
        }
    }

    /** Somebody removed the partial bundle, perhaps with its folder; its content is there for as long as we have it open. */
    private void nameCopy(BundleFile file, boolean overwrite) throws IOException {
        Files.createDirectories(partial.toAbsolutePath().resolveSibling(""));
        try (FileChannel copy = OutputFile.create(partial)) {
            try {
                bundle.copyTo(copy);
                copy.force(true);
                BundleFinish.name(partial, file, overwrite);
            } catch (IOException e) {
                Files.deleteIfExists(partial);
                throw e;
            }
        }
    }

    /** What went wrong after the bundle had its name; it is whole all the same. */
    public @Nullable IOException trouble() {
        return trouble;
    }

    /** Leaves both files as they are, for {@link #reopen}. */
    @Override
    public void close() throws IOException {
        try (member; bundle; entries) {
            entries.flush();
        }
    }

    private Position here() {
        return new Position(bundle.size(), entries.size(), entries.lines(), padding);
    }

    /** Content is readable for the owner and nothing is wider than 0640: who holds a bundle can unpack and delete it. */
    private static TocEntry.File file(String name, Instant modified, int mode, long size, @Nullable String sha256) {
        String digest = sha256 == null || sha256.isEmpty() ? null : sha256;
        return new TocEntry.File(name, modified, (mode & 0640) | 0400, size, digest, List.of());
    }

    private static Instant between(Instant modified) {
        return modified.isBefore(Instant.EPOCH)
                ? Instant.EPOCH
                : modified.isAfter(LATEST)
                        ? LATEST
                        : modified.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    private void entry(TocEntry entry, List<Result.Chunk> chunks, @Nullable ReadableByteChannel members)
            throws IOException {
        bundle.mark();
        entries.mark();
        entry(entry, chunks, members, true);
    }

    /**
     * @param listed whether the table has it
     * @return where its content begins, or would
     */
    private long entry(TocEntry entry, List<Result.Chunk> chunks, @Nullable ReadableByteChannel members, boolean listed)
            throws IOException {
        Position before = here();
        List<String> parents = directories.missingFor(
                entry instanceof TocEntry.Directory ? entry.name() + "/" : entry.name());
        try {
            ByteArrayOutputStream headers = new ByteArrayOutputStream(2048);
            headers.write(new byte[padding]);
            for (String parent : parents) {
                TocEntry directory = new TocEntry.Directory(parent, entry.modified(), DIRECTORY_MODE);
                headers.write(TarHeader.of(directory));
                entries.add(directory, 0, 0);
                if (headers.size() > MOST_HEADERS) {
                    writeMember(headers.toByteArray());
                    headers.reset();
                }
            }
            if (!(entry instanceof TocEntry.Directory)) {
                headers.write(TarHeader.of(entry));
            }
            long header = bundle.size();
            writeMember(headers.toByteArray());
            long at = bundle.size();
            padding = 0;
            if (entry instanceof TocEntry.File file) {
                TocEntry.File placed = content.place(file, chunks, members);
                if (listed) {
                    entries.add(placed, at, at - header);
                } else {
                    entries.add(placed);
                }
                padding = TarHeader.padding(file.size());
            } else if (!(entry instanceof TocEntry.Directory)) {
                entries.add(entry, 0, 0);
            }
            return at;
        } catch (IOException | RuntimeException e) {
            backTo(before, parents, e);
            throw e;
        }
    }

    private void writeMember(byte[] content) throws IOException {
        if (content.length > 0) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(512);
            member.begin(compressed, LEVEL);
            member.write(compressed, content, 0, content.length);
            member.end(compressed);
            bundle.write(compressed.toByteArray());
        }
    }

    private void backTo(Position position, List<String> unwritten, Exception cause) {
        directories.forget(unwritten);
        padding = position.padding();
        try {
            bundle.cut(position.bundleBytes());
            entries.cut(position.indexBytes(), position.lines());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
