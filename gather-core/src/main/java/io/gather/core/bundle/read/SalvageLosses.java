package io.gather.core.bundle.read;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.fault.BundleFault;

/** What could not be saved: the first of it, and how much in all. */
final class SalvageLosses {
    private static final int KEPT = 1000;

    private final List<BundleProblem> first = new ArrayList<>();
    private long count;

    void add(String name, long from, long to, String what) {
        count++;
        if (first.size() < KEPT) {
            first.add(new BundleProblem(BundleFault.printable(name), from, to, what));
        }
    }

    List<BundleProblem> first() {
        return first;
    }

    long count() {
        return count;
    }
}
