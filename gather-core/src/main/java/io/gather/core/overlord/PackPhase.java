package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.report.LeakMeter;

/** 6: index and trailer, fsync, rename into place; where identities are replaced, of the bundle that has none of them. */
record PackPhase() implements Phase {
    @Override
    public int number() {
        return 6;
    }

    @Override
    public String name() {
        return "pack";
    }

    /** A gather without a single result leaves no bundle that looks like one. */
    @Override
    public boolean applies(Gather gather) {
        return gather.packed() == null && gather.nodeRecords().stream().anyMatch(node -> node.results() > 0);
    }

    @Override
    public void run(Gather gather) throws IOException {
        if (!gather.isWritten()) {
            write(gather);
        }
        if (gather.packed() == null) {
            packed(gather, new Disguising(gather).run(PackPhase::finish));
        }
    }

    private static void write(Gather gather) throws IOException {
        gather.bundle().useRoomForIndex();
        BundleWriter writer = gather.bundle().writer();
        BundleFiles files = gather.files();
        if (gather.request().discretion().obfuscates()) {
            BundleFile _ = writer.finish(files.original());
        } else {
            LeakMeter _ = gather.leaks().look(writer);
            packed(gather, finish(writer, files));
        }
        IOException trouble = writer.trouble();
        if (trouble != null) {
            gather.notice("after the bundle was finished: " + trouble.getMessage());
        }
    }

    private static void packed(Gather gather, BundleFile file) {
        gather.packed(file);
        try {
            gather.journal().add(new JournalEntry.Packed(file.path(), file.size(), file.sha256()));
        } catch (IOException e) {
            gather.notice("the journal cannot be written: " + e.getMessage());
        }
    }

    private static BundleFile finish(BundleWriter writer, BundleFiles files) throws IOException {
        try {
            return writer.finish(files.finished());
        } catch (FileAlreadyExistsException taken) {
            // By somebody who does not know whose name it is.
            BundleFiles others = BundleFiles.claim(files.folder(), files.name());
            try {
                return writer.finish(others.finished());
            } finally {
                others.giveUp();
            }
        }
    }
}
