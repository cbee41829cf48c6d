package io.gather.core.bundle.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gather.core.bundle.Names;
import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocException;
import io.gather.core.bundle.index.TocLimits;
import io.gather.core.bundle.index.TocReader;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** Goes over a bundle's entries once, in their order, and lets none pass that could do harm. */
public final class Cursor implements Closeable {
    private final Path bundle;
    private final InputStream in;
    private final TocReader toc;
    private final IndexPlace index;
    private final boolean tableToo;
    /** A bundle begins with a header: no content is at 0. */
    private long offset;
    private long inner = Long.MAX_VALUE;

    Cursor(Path bundle, InputStream in, IndexPlace index, TocLimits limits, boolean tableToo) {
        this.bundle = bundle;
        this.in = in;
        this.index = index;
        this.tableToo = tableToo;
        try {
            this.toc = new TocReader(in, limits);
        } catch (IOException e) {
            throw fault(bundle, e);
        }
    }

    /** Null after the last. */
    public @Nullable TocEntry next() {
        try {
            TocEntry entry = toc.next();
            if (entry != null) {
                check(entry);
            }
            return entry != null && !tableToo && index.isTable(entry) ? next() : entry;
        } catch (IOException e) {
            throw fault(bundle, e);
        }
    }

    private void check(TocEntry entry) {
        if (!Names.isSafe(entry.name())) {
            throw BundleFault.UNSAFE_NAME.at(bundle, "the name '" + BundleFault.printable(entry.name())
                    + "' may not stand in a bundle");
        }
        switch (entry) {
            case TocEntry.Directory _ -> {
            }
            case TocEntry.Link link -> {
                if (!Names.linkStays(Names.belowNode(link.name()), link.target())) {
                    throw BundleFault.UNSAFE_NAME.at(bundle,
                            "the link '" + BundleFault.printable(link.name()) + "' to '"
                                    + BundleFault.printable(link.target()) + "' leaves the node's directory");
                }
            }
            case TocEntry.File file -> file.parts().forEach(part -> place(file, part));
        }
    }

    private void place(TocEntry.File file, TocEntry.Part part) {
        // Two that share a stretch would be read twice, and a million that do a million times.
        boolean forward = part.offset() > offset || (part.offset() == offset && part.inner() >= inner);
        if (!forward || part.offset() >= index.offset()) {
            throw BundleFault.LYING_INDEX.at(bundle, "the index has '" + BundleFault.printable(file.name()) + "' at "
                    + part.offset() + ", where it cannot be");
        }
        offset = part.offset();
        inner = part.size() > Long.MAX_VALUE - part.inner() ? Long.MAX_VALUE : part.inner() + part.size();
    }

    static GatherException fault(Path bundle, IOException e) {
        return switch (e) {
            case TocException toc when toc.tooLarge() ->
                BundleFault.TOO_LARGE.at(bundle, String.valueOf(toc.getMessage()), toc);
            case TocException toc -> BundleFault.LYING_INDEX.at(bundle, String.valueOf(toc.getMessage()), toc);
            case JsonProcessingException json ->
                BundleFault.LYING_INDEX.at(bundle, "the index is no JSON that we take", json);
            default -> Damage.fault(bundle, "the index", e);
        };
    }

    @Override
    public void close() {
        try (in) {
            toc.close();
        } catch (IOException e) {
            throw fault(bundle, e);
        }
    }
}
