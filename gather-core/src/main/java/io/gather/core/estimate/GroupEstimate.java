package io.gather.core.estimate;

import io.gather.core.minion.Estimate;

/**
 * What a group of the catalog comes to on a node.
 *
 * @param files of its items of files, as far as they are known
 * @param unknown how many of these items could not be looked at
 * @param commands how many items have a size that nobody knows before they have run
 */
public record GroupEstimate(Estimate files, int unknown, int commands) {
    static final GroupEstimate NOTHING = new GroupEstimate(Estimate.NOTHING, 0, 0);

    GroupEstimate plus(GroupEstimate other) {
        return new GroupEstimate(files.plus(other.files), unknown + other.unknown, commands + other.commands);
    }
}
