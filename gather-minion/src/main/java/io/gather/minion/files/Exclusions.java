package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Places that are never gathered: the spool, the bundle that is being written. */
public final class Exclusions {
    private final List<Path> paths = new ArrayList<>();
    private final List<FileStat> entries = new ArrayList<>();

    public Exclusions(List<Path> places) {
        for (Path place : places) {
            paths.add(place.toAbsolutePath().normalize());
            try {
                paths.add(place.toRealPath());
                entries.add(FileStat.followed(place));
            } catch (IOException ignored) {
                // Not there yet.
            }
        }
    }

    boolean cover(Path path) {
        return paths.stream().anyMatch(path::startsWith);
    }

    /** The place itself, whatever path led there. */
    boolean cover(FileStat entry) {
        return entries.stream().anyMatch(entry::isSame);
    }

    /** Also when links on the way lead there. */
    boolean coverTarget(Path path) {
        try {
            return cover(path) || (!paths.isEmpty() && cover(path.toRealPath()));
        } catch (IOException gone) {
            return false;
        }
    }
}
