package io.gather.incident.watch.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Consumer;

import io.gather.core.files.DurableFile;
import io.gather.core.files.GivenFile;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;

/** Keeps where watching goes on. Whole, or as it was before. */
public record StateFile(Path file) {
    private static final ByteSize MOST = ByteSize.of(4 << 20);

    /**
     * Where it is damaged, it is laid aside: a watch that begins anew is better than none.
     *
     * @param notices is told then, and what that costs
     * @return as it was kept; nothing, where there is none
     */
    public WatchState read(Consumer<String> notices) throws IOException {
        byte[] kept;
        try {
            kept = new GivenFile(file).read(MOST);
        } catch (NoSuchFileException e) {
            return WatchState.NONE;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return layAside(String.valueOf(e.getMessage()), notices);
        }
        if (kept.length == 0) {
            return layAside("it is empty, as a power cut leaves files on some disks", notices);
        }
        try {
            return Objects.requireNonNull(Json.read(kept, WatchState.class));
        } catch (IOException | NullPointerException e) {
            return layAside("it is not what a watch writes", notices);
        }
    }

    /** The last one that was damaged is kept, for whoever wants to know. */
    private WatchState layAside(String why, Consumer<String> notices) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        notices.accept(file + " cannot be read: " + why + ". It is " + aside
                + " now, and watching begins anew: lines that"
                + " were written since it was stopped are not read, and incidents of the last hour do not count for"
                + " per_hour; incidents that are kept stay");
        return WatchState.NONE;
    }

    /** On the disk when it returns. */
    public void write(WatchState state) throws IOException {
        DurableFile.write(file, Json.write(state) + "\n");
    }
}
