package io.gather.core.cleanse;

import java.util.List;
import java.util.Map;

import io.gather.core.bundle.BundleFile;

/**
 * What became of a bundle.
 *
 * @param secrets how many were masked, by kind
 * @param identities how many were replaced, by kind
 * @param files that were looked at
 * @param changed files of those
 * @param leftOut files whose content could not be looked at or changed, the first ones
 * @param leftOutCount of all
 */
public record Cleansed(BundleFile bundle, Map<String, Long> secrets, Map<String, Long> identities, long files,
        long changed, List<LeftOutFile> leftOut, long leftOutCount) {
    public Cleansed {
        secrets = Map.copyOf(secrets);
        identities = Map.copyOf(identities);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Of which only the name is in the new bundle.
     *
     * @param name in the new bundle
     */
    public record LeftOutFile(String name, String why) {}
}
