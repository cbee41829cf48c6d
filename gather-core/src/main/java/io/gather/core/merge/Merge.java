package io.gather.core.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.files.OutputFile;
import io.gather.core.files.Trees;

/** Makes one bundle of a gather and the increments that build on it. */
public final class Merge {
    private final Path target;
    private final boolean overwrite;

    /** @param overwrite whether a file that is there already is replaced */
    public Merge(Path target, boolean overwrite) {
        this.target = target;
        this.overwrite = overwrite;
    }

    /**
     * What was made.
     *
     * @param gathers that are in it, the oldest first
     * @param others bundles that were given, and have nothing that is not in it
     */
    public record Merged(BundleFile bundle, List<String> gathers, List<Path> others) {
        public Merged {
            gathers = List.copyOf(gathers);
            others = List.copyOf(others);
        }
    }

    /** @param bundles in any order; they are only read */
    public Merged of(List<Path> bundles) {
        List<Source> opened = new ArrayList<>();
        try {
            check(bundles);
            Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".merge-");
            try {
                for (Path bundle : bundles) {
                    opened.add(Source.open(bundle, Files.createDirectory(folder.resolve("of-" + opened.size()))));
                }
                return merge(Chain.of(opened), folder);
            } finally {
                opened.forEach(Source::close);
                Trees.delete(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw BundleFault.OCCUPIED.at(target, "turned up meanwhile: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw BundleFault.UNREADABLE.at(target, "cannot be made: " + e.getMessage(), e);
        }
    }

    private Merged merge(Chain chain, Path folder) throws IOException {
        String name = String.valueOf(target.getFileName()).replaceFirst("\\.(tgz|tar\\.gz)$", "");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), name)) {
            MergedBundle merged = new MergedBundle(chain, writer, name, folder);
            merged.write();
            return new Merged(writer.finish(target, overwrite),
                    chain.all(),
                    chain.others().stream().map(Source::path).toList());
        }
    }

    private void check(List<Path> bundles) throws IOException {
        if (!OutputFile.isThere(target)) {
            return;
        }
        for (Path bundle : bundles) {
            if (Files.exists(target) && Files.exists(bundle) && Files.isSameFile(target, bundle)) {
                throw BundleFault.OCCUPIED.at(target, "is one of those that are to be merged");
            }
        }
        if (!OutputFile.isReplaceable(target)) {
            throw BundleFault.OCCUPIED.at(target, "is there, and is no regular file");
        }
        if (!overwrite) {
            throw BundleFault.OCCUPIED.at(target, "is there already");
        }
    }
}
