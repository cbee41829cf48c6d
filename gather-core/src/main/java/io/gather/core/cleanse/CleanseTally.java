package io.gather.core.cleanse;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.cleanse.Cleansed.LeftOutFile;

/** Counts what is changed. For one thread. */
final class CleanseTally {
    private static final int MOST_TOLD = 1000;

    private final List<LeftOutFile> leftOut = new ArrayList<>();
    private long leftOutCount;
    private long files;
    private long changed;

    void file(boolean different) {
        files++;
        changed += different ? 1 : 0;
    }

    void leftOut(String name, String why) {
        leftOutCount++;
        if (leftOut.size() < MOST_TOLD) {
            leftOut.add(new LeftOutFile(name, why));
        }
    }

    long files() {
        return files;
    }

    long changed() {
        return changed;
    }

    List<LeftOutFile> leftOut() {
        return leftOut;
    }

    long leftOutCount() {
        return leftOutCount;
    }
}
