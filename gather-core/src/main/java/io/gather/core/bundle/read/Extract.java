package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.gather.core.bundle.fault.Fault;
import io.gather.core.bundle.index.Entry;

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
        this.growth = new Growth(bundle.path(), bundle.size(), options.limits(), Fault.TOO_LARGE);
    }

    /** Each file appears whole or not at all; stops at the first that is damaged. */
    public Extracted into(Path target) {
        try {
            Landing landing = new Landing(bundle.path(), target, options.overwrite(), growth);
            try (Cursor cursor = bundle.cursor()) {
                for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
                    if (options.chosen().matches(entry.name())) {
                        count(entry);
                        land(entry, landing);
                    }
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw Fault.EXISTS.at(target, "turned up meanwhile: " + e.getMessage(), e);
        } catch (InvalidPathException e) {
            throw Fault.UNSAFE_NAME.at(bundle.path(), "has a name that this system does not take", e);
        } catch (IOException e) {
            throw Fault.UNREADABLE.at(target, "cannot be unpacked to: " + e.getMessage(), e);
        }
        return new Extracted(files, links, growth.bytes());
    }

    private void land(Entry entry, Landing landing) throws IOException {
        switch (entry) {
            case Entry.Directory directory -> landing.directory(directory);
            case Entry.Link link -> {
                landing.link(link);
                links++;
            }
            case Entry.File file -> {
                try (InputStream content = bundle.open(file)) {
                    landing.file(file, content);
                }
                files++;
            }
        }
    }

    /** Before a byte is written: reading never gives more than the index says. */
    private void count(Entry entry) {
        growth.entry();
        if (entry instanceof Entry.File file) {
            growth.add(file.size());
        }
    }
}
