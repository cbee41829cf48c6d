package io.gather.core.overlord;

import java.io.IOException;

/** One of the eight steps of a gather. */
interface Phase {
    int number();

    String name();

    /** Whether it still makes sense after what happened before it. */
    boolean applies(Gather gather);

    /** A failure is recorded; the phases after it that still apply go on. */
    void run(Gather gather) throws IOException, InterruptedException;
}
