package io.gather.core.bundle.read;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param undigested files whose maker could not compute a digest; their checksums are right
 * @param found problems in all
 * @param problems the first of them
 * @param sidecar whether the digest beside the bundle was there and was compared
 */
public record VerifyResult(long files, long bytes, long undigested, long found, List<BundleProblem> problems,
        boolean sidecar) {
    public VerifyResult {
        problems = List.copyOf(problems);
    }

    /** With what else was found. */
    public VerifyResult with(List<BundleProblem> more) {
        return new VerifyResult(files, bytes, undigested, found + more.size(),
                Stream.concat(problems.stream(), more.stream()).toList(), sidecar);
    }

    public boolean intact() {
        return found == 0;
    }
}
