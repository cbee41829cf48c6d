package io.gather.incident.watch.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.gather.core.files.GivenFile;
import io.gather.core.files.OutputFile;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;

/** Keeps where watching goes on. Whole, or as it was before. */
public record StateFile(Path file) {
    private static final ByteSize MOST = ByteSize.of(4 << 20);

    /** @return as it was kept; nothing, where there is none */
    public WatchState read() throws IOException {
        try {
            return Json.read(new GivenFile(file).read(MOST), WatchState.class);
        } catch (NoSuchFileException e) {
            return WatchState.NONE;
        }
    }

    public void write(WatchState state) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try (FileChannel channel = OutputFile.create(partial)) {
            ByteBuffer bytes = ByteBuffer.wrap((Json.write(state) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        OutputFile.place(partial, file, true);
    }
}
