package io.gather.minion;

import java.io.IOException;

import io.gather.core.verdict.Verdict;
import io.gather.minion.spool.Results;

/** Does what a unit is for, and leaves what comes of it in its results. */
@FunctionalInterface
interface Work {
    Verdict run(Results results) throws IOException, InterruptedException;
}
