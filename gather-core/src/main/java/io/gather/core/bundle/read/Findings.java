package io.gather.core.bundle.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.core.bundle.fault.Fault;
import io.gather.core.bundle.index.Entry;

/** Collects what the threads of a check find; bounded. */
final class Findings {
    private static final int KEPT = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong undigested = new AtomicLong();
    private long found;

    void checked(Entry.File file) {
        files.incrementAndGet();
        bytes.addAndGet(file.size());
        boolean known = file.sha256() != null || file.parts().stream().allMatch(part -> part.sha256() != null);
        if (!known) {
            undigested.incrementAndGet();
        }
    }

    synchronized void problem(String name, long from, long to, String what) {
        found++;
        if (problems.size() < KEPT) {
            problems.add(new Problem(Fault.printable(name), from, to, what));
        }
    }

    synchronized VerifyResult result(boolean sidecar) {
        problems.sort(Comparator.comparing(Problem::name).thenComparingLong(Problem::from));
        return new VerifyResult(files.get(), bytes.get(), undigested.get(), found, problems, sidecar);
    }
}
