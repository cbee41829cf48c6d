package io.gather.core.overlord;

import java.io.IOException;

import io.gather.core.bundle.BundleFile;

/** 6: index and trailer, fsync, rename into place. */
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
        BundleFile file = gather.bundle().writer().finish(gather.target());
        gather.journal().add(new JournalEntry.Packed(file.path(), file.size(), file.sha256()));
        gather.packed(file);
    }
}
