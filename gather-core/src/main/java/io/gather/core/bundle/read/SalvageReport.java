package io.gather.core.bundle.read;

import java.util.List;

import io.gather.core.bundle.BundleFile;

/**
 * What could be saved.
 *
 * @param whole entries that are complete
 * @param untouched how many of the files among them were copied as they were
 * @param cut files of which the beginning is there, under their name with {@code .cut}
 * @param lost the first of the ranges of the damaged bundle, and single entries, that are not in the new one
 * @param losses how many of these there are in all
 */
public record SalvageReport(BundleFile bundle, long whole, long untouched, long cut, List<BundleProblem> lost,
        long losses) {
    public SalvageReport {
        lost = List.copyOf(lost);
    }
}
