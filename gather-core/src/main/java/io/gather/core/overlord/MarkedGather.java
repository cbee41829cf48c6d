package io.gather.core.overlord;

import java.util.List;

import io.gather.core.watermark.ChainLink;

/**
 * A gather that increments may build on.
 *
 * @param delivered whether its bundle counts as delivered
 * @param next whether it is the one that the next increment builds on
 * @param nodes of which it is known how far they were gathered
 */
public record MarkedGather(ChainLink link, boolean delivered, boolean next, List<String> nodes) {
    public MarkedGather {
        nodes = List.copyOf(nodes);
    }
}
