package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.cleanse.Cleansed;
import io.gather.core.cleanse.GatheredCleansing;
import io.gather.core.files.FreeSpace;
import io.gather.core.units.ByteSize;

/** Makes of what was packed the bundle in which identities are replaced. What was packed goes when that one has its name. */
record Disguising(Gather gather) {
    /** Gives the new bundle its name. */
    @FunctionalInterface
    interface Finish {
        BundleFile of(BundleWriter writer, BundleFiles files) throws IOException;
    }

    BundleFile run(Finish finish) throws IOException {
        BundleFiles files = gather.files();
        checkRoom(files);
        Disguise disguise = gather.disguise();
        Cleansed cleansed = new GatheredCleansing(files, gather.run().scratch("disguise"), gather.redactor(),
                disguise::obfuscator, writer -> {
                    disguise.save();
                    return gather.leaks().look(writer);
                }).run(writer -> finish.of(writer, files));
        gather.replaced(cleansed.identities());
        if (cleansed.leftOutCount() > 0) {
            gather.notice(cleansed.leftOutCount()
                    + " files could not be looked into, and only their names are in the bundle; see redaction.json in it");
        }
        return cleansed.bundle();
    }

    /** Sooner than when the disk is full, where others write as well. */
    private static void checkRoom(BundleFiles files) throws IOException {
        ByteSize size = ByteSize.of(Files.size(files.original()));
        ByteSize room = ByteSize.of(FreeSpace.at(files.folder()));
        if (room.bytes() < size.bytes()) {
            throw new IOException("to replace identities, " + size + " more are needed, and " + room + " are free");
        }
    }
}
