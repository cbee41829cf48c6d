package io.gather.incident.tail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

import io.gather.incident.flog.EventJson;
import io.gather.incident.flog.FlogWriter;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;

/** A log in a file that {@code flogtool} reads too. It holds secrets, so it is for our eyes alone. */
public final class SavedTail implements TailOutput, Closeable {
    private static final int ID_SAVED = 8;

    private final FlogWriter writer;
    private final String from;
    private final Clock clock;
    private boolean begun;

    /** Replaces what is there. */
    public SavedTail(Path file, TubId tub, Clock clock) throws IOException {
        Files.deleteIfExists(file);
        this.writer = new FlogWriter(Channels.newOutputStream(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))), false);
        this.from = tub.text().substring(0, ID_SAVED);
        this.clock = clock;
    }

    /** A file has one header, whatever becomes of the connection. */
    @Override
    public void connected(Dict versions, LogValue pid) throws IOException {
        if (!begun) {
            begun = true;
            writer.header(Dict.EMPTY.with("type", LogValue.of("tail")).with("versions", versions).with("pid", pid));
            writer.flush();
        }
    }

    @Override
    public void event(Dict event) throws IOException {
        Instant now = clock.instant();
        writer.event(EventJson.of(event), from, now.getEpochSecond() + now.getNano() / 1e9);
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
