package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.files.Trees;
import io.gather.core.minion.SpoolName;
import io.gather.minion.error.MinionError;

/** {@code <base>/gather-<id>/<node>/}. */
record SpoolFolder(Path base, String gather, String node) {
    static final String PREFIX = "gather-";
    static final String PLAN = "plan.json";
    static final String LOCK = "lock";
    /** Where whoever made it keeps what he needs to go on. */
    static final String OWNER = "overlord";

    SpoolFolder {
        SpoolName.check(gather);
        SpoolName.check(node);
    }

    Path path() {
        return base.resolve(below());
    }

    Path planFile() {
        return path().resolve(PLAN);
    }

    /** Whether an earlier run of the same gather left something. */
    boolean isThere() {
        return Files.exists(planFile());
    }

    /** Makes it, where it is not there yet, for this process alone. */
    LockedFile lock() throws IOException {
        Files.createDirectories(base);
        OwnFolder.open(base, PREFIX + gather);
        OwnFolder.open(base.resolve(PREFIX + gather), node);
        return LockedFile.take(path().resolve(LOCK)).orElseThrow(this::busy);
    }

    Path ownerFile() {
        return path().resolve(OWNER);
    }

    void delete() throws IOException {
        Trees.delete(base, below());
        try {
            Files.deleteIfExists(base.resolve(below().getName(0)));
        } catch (DirectoryNotEmptyException ignored) {
            // Another node's spool of the same gather.
        }
    }

    private Path below() {
        return Path.of(PREFIX + gather, node);
    }

    private GatherException busy() {
        return new GatherException(MinionError.SPOOL_IN_USE, "another process runs this gather on this node",
                path().toString(), "wait for it, or stop it first");
    }
}
