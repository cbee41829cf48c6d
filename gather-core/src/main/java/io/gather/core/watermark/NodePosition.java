package io.gather.core.watermark;

import java.util.List;

/** How far a node was gathered: its marks, and what else of it was delivered. */
public record NodePosition(List<Mark> marks, List<Had> had) {
    public static final NodePosition NOWHERE = new NodePosition(List.of(), List.of());

    public NodePosition {
        marks = List.copyOf(marks);
        had = List.copyOf(had);
    }
}
