package io.gather.core.bundle.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Position;
import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocLimits;

/** What is in a bundle so far that is being written: all that was added before this was made, whatever is added meanwhile. */
public final class GrowingBundle implements BundleContents {
    private final Path path;
    private final Path index;
    private final ReadableAt content;
    private final Position begin;
    private final Position end;
    private final Detours detours;

    /** @param writer is open for as long as this is read */
    public GrowingBundle(BundleWriter writer) throws IOException {
        this(writer, Position.START);
    }

    /** @param begin where what is left out ends */
    public GrowingBundle(BundleWriter writer, Position begin) throws IOException {
        this.begin = begin;
        this.end = writer.position();
        this.path = writer.partial();
        this.index = writer.index();
        this.content = writer.content();
        this.detours = new Detours(path, end.bundleBytes());
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Cursor cursor() {
        try {
            InputStream lines = new BufferedInputStream(new GrowingIndex(index, begin.indexBytes(), end.indexBytes()));
            return new Cursor(path, lines, new IndexPlace(end.bundleBytes(), end.bundleBytes(), null),
                    TocLimits.DEFAULT, false);
        } catch (IOException e) {
            throw Damage.fault(path, "the index", e);
        }
    }

    @Override
    public InputStream open(TocEntry.File entry) {
        return new ContentInput(path, content, end.bundleBytes(), entry, detours);
    }
}
