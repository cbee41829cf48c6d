package io.gather.transport.node.shell;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.FrameReader;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a node that keeps nothing itself: units one after the other. A unit counts when its end was told; what came before a
 * connection broke in the middle of one is thrown away, and the node runs it again.
 */
final class Streamed implements Closeable {
    private static final int MOST_META = 64 << 20;

    private final Path folder;
    private final Set<String> told = new LinkedHashSet<>();
    private final ByteArrayOutputStream meta = new ByteArrayOutputStream();
    private long bytes;
    private @Nullable LandingBuffer data;

    Streamed(Path folder) {
        this.folder = folder;
    }

    /** Names of the units that have ended, which nobody needs to hear of again. */
    Set<String> told() {
        return told;
    }

    /** Of all units' data. */
    long bytes() {
        return bytes;
    }

    /** The unit under way begins anew. */
    void again() throws IOException {
        meta.reset();
        close();
    }

    void meta(String line) throws GarbledException {
        meta.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (meta.size() > MOST_META) {
            throw new GarbledException("describes its data without end");
        }
    }

    void text(FrameReader frames) throws IOException {
        if (data == null) {
            data = new LandingBuffer(folder.resolve(told.size() + ".stream"));
        }
        frames.text(data);
    }

    /** The unit has ended. */
    Unit end(UnitEnd unit) throws IOException {
        long length = data == null ? 0 : data.length();
        UnitEnd end = unit.of(meta.size(), length);
        LandingBuffer landing = new LandingBuffer(folder.resolve(told.size() + ".landing"));
        try {
            landing.write(meta.toByteArray());
            copy(landing);
        } catch (IOException e) {
            landing.close();
            throw e;
        }
        bytes += length;
        told.add(end.told());
        again();
        return new Unit(end, landing);
    }

    private void copy(LandingBuffer into) throws IOException {
        LandingBuffer from = data;
        if (from == null) {
            return;
        }
        ByteBuffer part = ByteBuffer.allocate(64 << 10);
        for (long at = 0; at < from.length(); at += part.position()) {
            part.clear();
            from.read(part, at);
            into.write(part.array(), 0, part.position());
        }
    }

    @Override
    public void close() throws IOException {
        if (data != null) {
            data.close();
            data = null;
        }
    }

    /** A unit with its bytes, which its taker closes. */
    record Unit(UnitEnd end, LandingBuffer landing) {}
}
