package io.gather.core.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.files.LockedFile;
import io.gather.core.files.OutputFile;

/**
 * The files that one bundle has in its folder, which others may write to as well. Whoever made the partial one owns all of them:
 * making it is exclusive, also over NFS, and a name counts as free only where none of them is there.
 *
 * @param name of the bundle, without ending
 */
public record BundleFiles(Path folder, String name) {
    private static final int MOST = 10_000;

    /** Is told of a name before it is tried. */
    @FunctionalInterface
    public interface Attempt {
        void of(BundleFiles files) throws IOException;
    }

    /** Takes the name, or with {@code -2}, {@code -3} where it is taken; the partial file is there then, and empty. */
    public static BundleFiles claim(Path folder, String wanted) throws IOException {
        return claim(folder, wanted, _ -> {
            // Nobody goes on after a crash.
        });
    }

    /** As {@link #claim(Path, String)}, for a process whose death is to leave no name taken. */
    public static BundleFiles claim(Path folder, String wanted, Attempt attempt) throws IOException {
        for (int i = 1; i <= MOST; i++) {
            BundleFiles files = new BundleFiles(folder, i == 1 ? wanted : wanted + "-" + i);
            attempt.of(files);
            if (files.take()) {
                return files;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(wanted).toString(), null, "all names like it are taken");
    }

    private boolean take() throws IOException {
        try (FileChannel _ = OutputFile.create(partial())) {
            // Looked at only now: who had the name before gives its partial file up last.
            if (List.of(finished(), sidecar(), reserve(), original()).stream().noneMatch(OutputFile::isThere)) {
                return true;
            }
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        Files.deleteIfExists(partial());
        return false;
    }

    public Path partial() {
        return file(".tgz.partial");
    }

    public Path finished() {
        return file(".tgz");
    }

    /** The finished bundle's digest. */
    public Path sidecar() {
        return sidecar(finished());
    }

    /** The digest of a finished bundle. */
    public static Path sidecar(Path finished) {
        return finished.resolveSibling(finished.getFileName() + ".sha256");
    }

    static Path unfinishedSidecar(Path finished) {
        return finished.resolveSibling(finished.getFileName() + ".sha256.partial");
    }

    /** What was gathered, whole and packed, while it is written anew without what others may not see. */
    public Path original() {
        return file(".tgz.original");
    }

    /** Room for what comes last. */
    public Path reserve() {
        return file(".tgz.reserve");
    }

    private Path file(String ending) {
        return folder.resolve(name + ending);
    }

    /** Gives up a name under which nothing was written. What a living process has locked, or wrote to, stays. */
    public void giveUpUnused() throws IOException {
        if (!OutputFile.isReplaceable(partial())) {
            return;
        }
        LockedFile file = LockedFile.take(partial()).orElse(null);
        if (file == null) {
            return;
        }
        try (file) {
            if (file.channel().size() == 0) {
                Files.deleteIfExists(partial());
            }
        }
    }

    /** Nothing is left but the finished bundle, where there is one. The claim goes last. */
    public void giveUp() throws IOException {
        Files.deleteIfExists(reserve());
        Files.deleteIfExists(unfinishedSidecar(finished()));
        Files.deleteIfExists(unfinishedSidecar(original()));
        Files.deleteIfExists(sidecar(original()));
        Files.deleteIfExists(original());
        if (!OutputFile.isThere(finished())) {
            Files.deleteIfExists(sidecar());
        }
        Files.deleteIfExists(partial());
    }
}
