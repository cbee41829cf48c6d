package io.gather.stats.metric;

import java.util.Locale;

/**
 * What points of a cluster have in common.
 *
 * @param cluster as points name it
 * @param tellsDegraded whether points tell that some node's share is missing in them
 */
public record PointOrigin(String cluster, boolean tellsDegraded) {
    /** @param reported as the cluster names itself */
    public static PointOrigin of(String reported, boolean preserveCase, boolean tellsDegraded) {
        return new PointOrigin(preserveCase ? reported : reported.toLowerCase(Locale.ROOT), tellsDegraded);
    }
}
