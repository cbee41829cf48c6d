package io.gather.core.cleanse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.files.Trees;
import io.gather.core.merge.Source;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.redact.Redactor;

/**
 * Makes of what a gather has just packed the bundle that others may see, under the name that the gather claimed. What was packed is only
 * read; whatever ends this, it can be done again.
 *
 * @param scratch a folder of this alone, for its owner's eyes only
 * @param identities makes of the names that the bundle tells what replaces them
 */
public record GatheredCleansing(BundleFiles files, Path scratch, Redactor secrets,
        Function<KnownIdentities, Obfuscator> identities, Inspection inspection) {

    /** Gives the new bundle its name. */
    @FunctionalInterface
    public interface Finish {
        BundleFile of(BundleWriter writer) throws IOException;
    }

    public Cleansed run(Finish finish) throws IOException {
        Trees.delete(scratch);
        Files.createDirectory(scratch);
        // Of an earlier attempt, or another name of what was packed.
        Files.deleteIfExists(files.partial());
        try {
            return cleanse(finish);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Trees.delete(scratch);
            // Room for others, and for the next attempt; after a good end it is not there any more.
            Files.deleteIfExists(files.partial());
        }
    }

    private Cleansed cleanse(Finish finish) throws IOException {
        try (Source ours = Source.open(files.original(), Files.createDirectory(scratch.resolve("told")));
                Bundle bundle = Bundle.open(files.original());
                BundleWriter writer = BundleWriter.create(files.partial(), scratch.resolve("index"), files.name())) {
            NamesOfBundle known = NamesOfBundle.of(bundle, ours);
            CleanseTally tally = new CleanseTally();
            Cleanser cleanser = new Cleanser(secrets, identities.apply(known.names()), tally);
            CleansedBundle cleansed = new CleansedBundle(bundle, ours, writer, files.name(), scratch, cleanser, tally,
                    inspection);
            cleansed.write();
            return cleansed.told(finish.of(writer));
        }
    }
}
