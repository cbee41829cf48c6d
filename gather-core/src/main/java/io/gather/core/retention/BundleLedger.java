package io.gather.core.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.files.DurableFile;
import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;

/**
 * The finished bundles of a cluster that are still where they were made, in one file. What is not in it is not known, and is never removed:
 * whoever copied, renamed or changed a bundle owns it. For one process at a time, which holds the file's lock.
 */
public final class BundleLedger implements AutoCloseable {
    private static final int VERSION = 1;

    private final Path file;
    private final LockedFile lock;

    /** As it is written down. */
    private record Kept(int version, List<KeptBundle> bundles) {}

    private BundleLedger(Path file, LockedFile lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @throws IOException also while another process has it, after some patience */
    public static BundleLedger open(Path file) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        return new BundleLedger(file, LockedFile.take(lock)
                .orElseThrow(() -> new IOException(file + " is in use by another gather")));
    }

    /** The oldest first; those that were taken away or changed are left out. */
    public List<KeptBundle> bundles() throws IOException {
        List<KeptBundle> bundles = new ArrayList<>();
        for (KeptBundle bundle : written()) {
            if (isThere(bundle)) {
                bundles.add(bundle);
            }
        }
        return List.copyOf(bundles);
    }

    /** As the latest, unless it is there already. */
    public void add(KeptBundle bundle) throws IOException {
        List<KeptBundle> bundles = new ArrayList<>(bundles());
        bundles.removeIf(known -> known.path().equals(bundle.path()));
        bundles.add(bundle);
        DurableFile.write(file, Json.write(new Kept(VERSION, bundles)));
    }

    private List<KeptBundle> written() throws IOException {
        try {
            Kept kept = Json.read(Files.readAllBytes(file), Kept.class);
            return kept.version() == VERSION && kept.bundles() != null ? kept.bundles() : List.of();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static boolean isThere(KeptBundle bundle) throws IOException {
        try {
            return Files.isRegularFile(bundle.path(), LinkOption.NOFOLLOW_LINKS)
                    && Files.size(bundle.path()) == bundle.size();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
