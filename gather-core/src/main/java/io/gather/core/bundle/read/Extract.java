package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;

/** Unpacks a bundle, or what is chosen of it. */
public final class Extract {
    private final Bundle bundle;
    private final ExtractOptions options;
    private final Growth growth;
    private long files;
    private long links;

    public Extract(Bundle bundle, ExtractOptions options) {
        this.bundle = bundle;
        this.options = options;
        this.growth = new Growth(bundle.path(), bundle.size(), options.limits(), BundleFault.TOO_LARGE);
    }

    /** Each file appears whole or not at all; stops at the first that is damaged. */
    public Extracted into(Path target) {
        try {
            ExtractTarget landing = new ExtractTarget(bundle.path(), target, options.overwrite(), growth);
            try (Cursor cursor = bundle.cursor()) {
                for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                    if (options.chosen().matches(entry.name())) {
                        count(entry);
                        land(entry, landing);
                    }
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw BundleFault.EXISTS.at(target, "turned up meanwhile: " + e.getMessage(), e);
        } catch (InvalidPathException e) {
            throw BundleFault.UNSAFE_NAME.at(bundle.path(), "has a name that this system does not take", e);
        } catch (IOException e) {
            throw BundleFault.UNREADABLE.at(target, "cannot be unpacked to: " + e.getMessage(), e);
        }
        return new Extracted(files, links, growth.bytes());
    }

    private void land(TocEntry entry, ExtractTarget landing) throws IOException {
        switch (entry) {
            case TocEntry.Directory directory -> landing.directory(directory);
            case TocEntry.Link link -> {
                landing.link(link);
                links++;
            }
            case TocEntry.File file -> {
                try (InputStream content = bundle.open(file)) {
                    landing.file(file, content);
                }
                files++;
            }
        }
    }

    /** Before a byte is written: reading never gives more than the index says. */
    private void count(TocEntry entry) {
        growth.entry();
        if (entry instanceof TocEntry.File file) {
            growth.add(file.size());
        }
    }
}
