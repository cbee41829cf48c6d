package io.gather.core.watermark;

import java.util.List;

/** How far a node was gathered: its marks, and what else of it was delivered. */
public record Position(List<Mark> marks, List<Had> had) {
    public static final Position NOWHERE = new Position(List.of(), List.of());

    public Position {
        marks = List.copyOf(marks);
        had = List.copyOf(had);
    }
}
