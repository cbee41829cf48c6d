package io.gather.core.bundle.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;

/** Collects what the threads of a check find; bounded. */
final class Findings {
    private static final int KEPT = 1000;

    private final List<BundleProblem> problems = new ArrayList<>();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong undigested = new AtomicLong();
    private final IndexPlace index;
    private long found;

    Findings(IndexPlace index) {
        this.index = index;
    }

    void checked(TocEntry.File file) {
        if (index.isTable(file)) {
            return;
        }
        files.incrementAndGet();
        bytes.addAndGet(file.size());
        boolean known = file.sha256() != null || file.parts().stream().allMatch(part -> part.sha256() != null);
        if (!known) {
            undigested.incrementAndGet();
        }
    }

    synchronized boolean none() {
        return found == 0;
    }

    synchronized void problem(String name, long from, long to, String what) {
        found++;
        if (problems.size() < KEPT) {
            problems.add(new BundleProblem(BundleFault.printable(name), from, to, what));
        }
    }

    synchronized VerifyResult result(boolean sidecar) {
        problems.sort(Comparator.comparing(BundleProblem::name).thenComparingLong(BundleProblem::from));
        return new VerifyResult(files.get(), bytes.get(), undigested.get(), found, problems, sidecar);
    }
}
