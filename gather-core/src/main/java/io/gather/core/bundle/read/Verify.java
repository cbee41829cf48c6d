package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.tar.TarHeader;

/** Checks every byte of a bundle: digests, members, and that index and tar agree. */
public final class Verify {
    private static final int MOST_PARTS = TocEntry.MOST_PARTS;

    private final Bundle bundle;
    private final int threads;
    private final Findings findings;
    private final TableCheck table;
    /** Since nothing was under way last: what is said of the parts is held until they are checked. */
    private long partsUnderWay;

    public Verify(Bundle bundle, int threads) {
        this.bundle = bundle;
        this.findings = new Findings(bundle.index());
        this.table = new TableCheck(bundle);
        this.threads = Math.max(1, threads);
    }

    public VerifyResult run() {
        Deque<Future<?>> underWay = new ArrayDeque<>();
        Sidecar sidecar = new Sidecar(bundle.path());
        boolean compare = sidecar.isThere();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            try {
                if (compare) {
                    submit(pool, underWay, () -> sidecar(sidecar));
                }
                segments(pool, underWay);
                submit(pool, underWay, this::ending);
                while (!underWay.isEmpty()) {
                    await(underWay.remove());
                }
                table.end(findings);
            } finally {
                pool.shutdownNow();
            }
        } catch (IOException e) {
            throw Damage.fault(bundle.path(), "the bundle", e);
        }
        return findings.result(compare);
    }

    private void segments(ExecutorService pool, Deque<Future<?>> underWay) throws IOException {
        try (Cursor cursor = bundle.cursor(true)) {
            long start = 0;
            TocEntry.File content = null;
            HeaderDigest headers = new HeaderDigest();
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                headers.add(entry);
                table.indexed(entry, findings);
                if (entry instanceof TocEntry.File file && file.size() > 0) {
                    long end = file.parts().getFirst().offset();
                    Segment segment = new Segment(start, content, headers.value(), end,
                            !bundle.index().isTable(file));
                    submit(pool, underWay, segment);
                    start = end;
                    content = file;
                    headers = new HeaderDigest();
                } else if (entry instanceof TocEntry.File file) {
                    findings.checked(file);
                }
            }
            Segment last = new Segment(start, content, headers.value(), bundle.index().offset(), false);
            submit(pool, underWay, last);
        }
    }

    /** The index's own padding and the end of the archive: zeros, and nothing else before the footer. */
    private void ending() throws IOException {
        IndexPlace index = bundle.index();
        try (MemberReader reader = new MemberReader(bundle.file(), index.end());
                InputStream json = index.open(reader, bundle.path())) {
            long size = json.transferTo(java.io.OutputStream.nullOutputStream());
            byte[] buffer = new byte[4096];
            long rest = 0;
            int bits = 0;
            InputStream end = new MemberSequence(reader, index.end());
            for (int read = end.read(buffer); read >= 0; read = end.read(buffer)) {
                rest += read;
                for (int i = 0; i < read; i++) {
                    bits |= buffer[i];
                }
            }
            int padding = TarHeader.padding(size);
            if (bits != 0 || rest < padding + 2 * TarHeader.BLOCK || rest % TarHeader.BLOCK != padding) {
                findings.problem("", index.offset(), bundle.size(), "the tar does not end as it should");
            }
        } catch (IOException e) {
            if (!Damage.is(e)) {
                throw e;
            }
            findings.problem("", index.offset(), bundle.size(), "the index " + e.getMessage());
        }
    }

    private void sidecar(Sidecar sidecar) throws IOException {
        if (!sidecar.agrees()) {
            findings.problem("", 0, bundle.size(), "differs from the digest in " + sidecar.path().getFileName());
        }
    }

    private void submit(ExecutorService pool, Deque<Future<?>> underWay, Segment segment) throws IOException {
        int parts = segment.file() == null ? 0 : segment.file().parts().size();
        while (partsUnderWay + parts > MOST_PARTS && !underWay.isEmpty()) {
            await(underWay.remove());
            partsUnderWay = underWay.isEmpty() ? 0 : partsUnderWay;
        }
        partsUnderWay += parts;
        submit(pool, underWay, () -> segment.check(bundle.file(), findings, table));
    }

    private void submit(ExecutorService pool, Deque<Future<?>> underWay, Step step) throws IOException {
        // Bounded: an index with millions of entries is not queued up in memory.
        if (underWay.size() > 4 * threads) {
            await(underWay.remove());
        }
        underWay.add(pool.submit(() -> {
            step.run();
            return null;
        }));
    }

    private void await(Future<?> future) throws IOException {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BundleFault.UNREADABLE.at(bundle.path(), "the check was interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
