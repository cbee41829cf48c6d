package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Path;

import io.gather.core.bundle.BundleFiles;
import io.gather.core.files.FreeSpace;
import io.gather.core.files.Reserve;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.overlord.state.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Room for the end of a bundle, kept while it grows: beside the bundle for metadata and index, and where the run's own files are for
 * the metadata while they are made, and for a process that has to go on without any other room. Its owner's lock guards it.
 */
final class KeptRoom implements AutoCloseable {
    private static final long OF_STATE = 2 * ClosingRoom.LEAST;
    private static final long STEP = 128 << 10;
    /** Of the member that comes before a result. */
    private static final long HEADER = 8 << 10;

    private final Path folder;
    private final Path state;
    private final Reserve beside;
    private final Reserve own;
    private final ClosingRoom closing;

    private KeptRoom(Path folder, Path state, Reserve beside, Reserve own, ClosingRoom closing) {
        this.folder = folder;
        this.state = state;
        this.beside = beside;
        this.own = own;
        this.closing = closing;
    }

    static KeptRoom take(BundleFiles files, RunDirectory run) throws IOException {
        return open(files, run, new ClosingRoom(), ClosingRoom.LEAST, OF_STATE);
    }

    /** What an earlier process kept is for use now: there may be no other. */
    static KeptRoom again(BundleFiles files, RunDirectory run) throws IOException {
        return open(files, run, new ClosingRoom(), 0, 0);
    }

    ClosingRoom closing() {
        return closing;
    }

    private static KeptRoom open(BundleFiles files, RunDirectory run, ClosingRoom closing, long beside, long own)
            throws IOException {
        Reserve first = Reserve.open(run.reserve(), own);
        try {
            return new KeptRoom(files.folder(), run.path(), Reserve.open(files.reserve(), beside), first, closing);
        } catch (IOException e) {
            first.release();
            throw e;
        }
    }

    /** Null when there is room for the result's description; else where there is none. */
    @Nullable
    Path lacks(Result result) {
        return hold(ClosingRoom.of(result));
    }

    /** Whether there is room for its content. */
    boolean fits(Result result) {
        return beside.hasPlenty(result.stored()) || result.stored() <= FreeSpace.at(folder) - HEADER;
    }

    void add(Result result) {
        closing.add(result);
    }

    void add(Outcome outcome) {
        closing.add(outcome);
    }

    /** Others write to these disks as well. */
    void look() {
        hold(0);
    }

    private @Nullable Path hold(long more) {
        try {
            beside.hold(closing.all() + more);
        } catch (IOException full) {
            return folder;
        }
        try {
            own.hold(closing.metadata() + more);
        } catch (IOException full) {
            return state;
        }
        return null;
    }

    /** What was taken must be written down: where there is no other room for that, some of what is kept for the end is given. */
    void give(Step step) throws IOException {
        while (true) {
            try {
                step.go();
                return;
            } catch (IOException e) {
                long before = own.taken();
                own.shrinkTo(before - STEP);
                if (own.taken() == before) {
                    throw e;
                }
            }
        }
    }

    /** Does all or nothing. */
    @FunctionalInterface
    interface Step {
        void go() throws IOException;
    }

    void forMetadata() throws IOException {
        own.shrinkTo(0);
        beside.shrinkTo(closing.index());
    }

    void forIndex() throws IOException {
        own.shrinkTo(0);
        beside.release();
    }

    /** What is still kept stays so, for a process that goes on. */
    @Override
    public void close() throws IOException {
        try (beside) {
            own.close();
        }
    }
}
