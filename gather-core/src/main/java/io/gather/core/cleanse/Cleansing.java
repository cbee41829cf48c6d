package io.gather.core.cleanse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.files.OutputFile;
import io.gather.core.files.Trees;
import io.gather.core.merge.Source;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new bundle of a finished one, ours or any tar, compressed or not, in which secrets are masked and identities replaced: in contents,
 * also compressed ones, in names, where links lead, and in what the manifest says. What cannot be looked into is left out.
 */
public final class Cleansing {
    private final Path source;
    private final @Nullable Path target;
    private final boolean overwrite;
    private final Redactor secrets;
    private final Function<KnownIdentities, @Nullable Obfuscator> identities;

    /**
     * @param target null: beside the source, by a name that others may see
     * @param identities makes of the names that the bundle tells what replaces them; null: they stay
     */
    public Cleansing(Path source, @Nullable Path target, boolean overwrite, Redactor secrets,
            Function<KnownIdentities, @Nullable Obfuscator> identities) {
        this.source = source;
        this.target = target;
        this.overwrite = overwrite;
        this.secrets = secrets;
        this.identities = identities;
    }

    /** The source is only read. */
    public Cleansed run() {
        try {
            if (target != null) {
                check(target);
            }
            Path place = target == null ? source : target;
            Path folder = Files.createTempDirectory(place.toAbsolutePath().getParent(), ".redact-");
            try {
                return cleanse(folder);
            } finally {
                Trees.delete(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw BundleFault.OCCUPIED.at(target == null ? source : target, "turned up meanwhile: " + e.getMessage(),
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw BundleFault.UNREADABLE.at(source, "cannot be written anew: " + e.getMessage(), e);
        }
    }

    private Cleansed cleanse(Path folder) throws IOException {
        Path indexed = IndexedBundle.of(source, folder);
        try (Bundle bundle = Bundle.open(indexed)) {
            if (bundle.find("manifest.json").isEmpty()) {
                return write(bundle, null, folder);
            }
            try (Source ours = Source.open(indexed, Files.createDirectory(folder.resolve("told")))) {
                return write(bundle, ours, folder);
            }
        }
    }

    private Cleansed write(Bundle bundle, @Nullable Source ours, Path folder) throws IOException {
        NamesOfBundle known = NamesOfBundle.of(bundle, ours);
        CleanseTally tally = new CleanseTally();
        Cleanser cleanser = new Cleanser(secrets, identities.apply(known.names()), tally);
        Path to = target == null ? beside(cleanser) : target;
        String name = withoutEnding(to);
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), name)) {
            CleansedBundle cleansed = new CleansedBundle(bundle, ours, writer, name, folder, cleanser, tally,
                    Inspection.NONE);
            cleansed.write();
            BundleFile file = writer.finish(to, overwrite);
            return cleansed.told(file);
        }
    }

    private Path beside(Cleanser cleanser) {
        String name = cleanser.name(withoutEnding(source));
        Path place = source.resolveSibling(name + "-redacted.tgz");
        for (int i = 2; OutputFile.isThere(place) || OutputFile.isThere(BundleFiles.sidecar(place)); i++) {
            place = source.resolveSibling(name + "-redacted-" + i + ".tgz");
        }
        return place;
    }

    private static String withoutEnding(Path bundle) {
        return String.valueOf(bundle.getFileName()).replaceFirst("\\.(tgz|txz|tbz2?|tar(\\.(gz|xz|bz2|zst))?)$", "");
    }

    private void check(Path place) throws IOException {
        if (!OutputFile.isThere(place)) {
            return;
        }
        if (Files.exists(place) && Files.exists(source) && Files.isSameFile(place, source)) {
            throw BundleFault.OCCUPIED.at(place, "is what is to be redacted");
        }
        if (!OutputFile.isReplaceable(place)) {
            throw BundleFault.OCCUPIED.at(place, "is there, and is no regular file");
        }
        if (!overwrite) {
            throw BundleFault.OCCUPIED.at(place, "is there already");
        }
    }
}
