package io.gather.incident.watch.record;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.gather.core.files.DurableFile;
import io.gather.core.files.GivenFile;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;

/** Keeps where watching goes on. Whole, or as it was before. */
public record StateFile(Path file) {
    private static final ByteSize MOST = ByteSize.of(4 << 20);

    /** @return as it was kept; nothing, where there is none */
    public WatchState read() throws IOException {
        try {
            byte[] kept = new GivenFile(file).read(MOST);
            // A power cut leaves an empty file on some disks, where something else wrote it.
            return kept.length == 0 ? WatchState.NONE : Json.read(kept, WatchState.class);
        } catch (NoSuchFileException e) {
            return WatchState.NONE;
        }
    }

    /** On the disk when it returns. */
    public void write(WatchState state) throws IOException {
        DurableFile.write(file, Json.write(state) + "\n");
    }
}
