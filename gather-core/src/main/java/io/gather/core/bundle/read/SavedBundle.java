package io.gather.core.bundle.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.error.GatherException;
import io.gather.core.files.HashSetOnDisk;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** The new bundle: takes what was found, under names that it may have there. */
final class SavedBundle implements Closeable {
    private static final Content NONE = new Content(0, "", List.of());
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Path folder;
    private final Growth growth;
    private final SalvageLosses losses;
    private final HashSetOnDisk taken = new HashSetOnDisk();
    private final SavedNames names;
    private @Nullable BundleWriter writer;
    private long indexed;

    /** @param folder for unfinished files, which nobody else can write to */
    SavedBundle(Path folder, String fallback, Growth growth, SalvageLosses losses) {
        this.folder = folder;
        this.growth = growth;
        this.losses = losses;
        this.names = new SavedNames(fallback, taken);
    }

    /** Whether it is in the bundle now; where it is not, that is among the losses. */
    boolean file(TarItem item, String ending, Content content, FileChannel members) throws IOException {
        BundleWriter to = writer(item);
        return append(to, item, names.free(below(item) + ending), Result.Kind.FILE, item.link(), content, members);
    }

    boolean directory(TarItem item) throws IOException {
        BundleWriter to = writer(item);
        String path = below(item);
        return !path.isEmpty() && append(to, item, path, Result.Kind.DIRECTORY, "", NONE, null);
    }

    boolean link(TarItem item) throws IOException {
        BundleWriter to = writer(item);
        return append(to, item, names.free(below(item)), Result.Kind.LINK, item.link(), NONE, null);
    }

    /** Another name of a file that came before: a link to it. */
    boolean otherName(TarItem item) throws IOException {
        BundleWriter to = writer(item);
        String path = names.free(below(item));
        return append(to, item, path, Result.Kind.LINK, SavedNames.relative(path, names.below(item.link())), NONE,
                null);
    }

    private String below(TarItem item) {
        return names.below(item.name());
    }

    private boolean append(BundleWriter to, TarItem item, String path, Result.Kind kind, String link, Content content,
            @Nullable FileChannel members) throws IOException {
        int slash = path.indexOf('/');
        Result result = new Result(path.substring(slash + 1), kind, item.name(), item.mode(),
                Instant.ofEpochSecond(Math.clamp(item.seconds(), 0, LATEST)), content.size(), content.sha256(), link,
                content.chunks(), List.of(), Status.OK, null);
        try {
            to.append(slash < 0 ? "" : path.substring(0, slash), result,
                    members == null ? Channels.newChannel(InputStream.nullInputStream()) : members);
            return true;
        } catch (GatherException e) {
            losses.add(item.name(), 0, item.size(), e.what());
            return false;
        } finally {
            // One name may have thousands of directories in it, of which each becomes an entry.
            growth.add(to.indexSize() - indexed);
            indexed = to.indexSize();
        }
    }

    private BundleWriter writer(TarItem first) throws IOException {
        BundleWriter present = writer;
        if (present == null) {
            present = BundleWriter.create(folder.resolve("bundle"), folder.resolve("index"),
                    names.root(first.name(), first.type() == '5'));
            writer = present;
        }
        return present;
    }

    /** Null where nothing was saved. */
    @Nullable
    BundleFile finish(Path target, boolean overwrite) throws IOException {
        return writer == null ? null : writer.finish(target, overwrite);
    }

    @Override
    public void close() throws IOException {
        try (taken) {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
