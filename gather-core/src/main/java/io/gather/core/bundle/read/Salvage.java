package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.files.OutputFile;
import io.gather.core.files.Trees;

/** Makes a new bundle of whatever is left of a damaged one, or of any .tar.gz: needs no index and no end. */
public final class Salvage {
    /** Of a name that something is added to. */
    private static final int LONGEST = 100;

    private final Path source;
    private final Path target;
    private final GrowthLimits limits;
    private final boolean overwrite;

    public Salvage(Path source, Path target, GrowthLimits limits) {
        this(source, target, limits, false);
    }

    private Salvage(Path source, Path target, GrowthLimits limits, boolean overwrite) {
        this.source = source;
        this.target = target;
        this.limits = limits;
        this.overwrite = overwrite;
    }

    /** The same, where a file that is there already is replaced. */
    public Salvage overwriting() {
        return new Salvage(source, target, limits, true);
    }

    /** The source is only read. */
    public SalvageReport run() {
        try (FileChannel file = Bundle.channel(source)) {
            check(target);
            check(target.resolveSibling(target.getFileName() + ".sha256"));
            // A place of our own: what others laid beside the target is not even looked at.
            Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(),
                    cut(String.valueOf(target.getFileName())) + ".partial-");
            try {
                return save(file, folder);
            } finally {
                Trees.delete(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw BundleFault.OCCUPIED.at(target, "turned up meanwhile: " + e.getMessage(), e);
        } catch (IOException e) {
            throw BundleFault.UNREADABLE.at(source, "cannot be saved to " + target + ": " + e.getMessage(), e);
        }
    }

    private SalvageReport save(FileChannel file, Path folder) throws IOException {
        Growth growth = new Growth(source, file.size(), limits, BundleFault.GROWS);
        SalvageLosses losses = new SalvageLosses();
        String name = String.valueOf(target.getFileName()).replaceFirst("\\.(tgz|tar\\.gz)$", "");
        try (SavedBundle saved = new SavedBundle(folder, name, growth, losses)) {
            SalvageWalk walk = new SalvageWalk(file, folder, growth, losses, saved);
            walk.run();
            BundleFile bundle = saved.finish(target, overwrite);
            if (bundle == null) {
                throw BundleFault.DAMAGED.at(source, "has nothing in it that could be saved");
            }
            return new SalvageReport(bundle, walk.whole(), walk.untouched(), walk.cut(), losses.first(),
                    losses.count());
        }
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST));
    }

    private void check(Path place) throws IOException {
        if (!OutputFile.isThere(place)) {
            return;
        }
        if (Files.exists(place) && Files.isSameFile(place, source)) {
            throw BundleFault.OCCUPIED.at(place, "is what is to be saved");
        }
        if (!OutputFile.isReplaceable(place)) {
            throw BundleFault.OCCUPIED.at(place, "is there, and is no regular file");
        }
        if (!overwrite) {
            throw BundleFault.OCCUPIED.at(place, "is there already");
        }
    }
}
