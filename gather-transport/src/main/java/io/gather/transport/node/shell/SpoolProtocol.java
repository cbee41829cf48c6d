package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.FrameReader;
import io.gather.transport.node.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/** The minion works by itself and keeps a list of outcomes: it is told in its order, and each session goes on at the byte. */
final class SpoolProtocol implements Protocol {
    private final Path folder;
    private final Deliveries deliveries;
    private long taken;
    private @Nullable LandingBuffer landing;

    SpoolProtocol(Path folder, Deliveries deliveries) {
        this.folder = folder;
        this.deliveries = deliveries;
    }

    void take(Frame.OfSpool frame, FrameReader frames) throws IOException, InterruptedException {
        switch (frame) {
            case Frame.Ended ended -> take(ended, frames);
            case Frame.Several(var units) -> {
                for (Frame.Ended ended : units) {
                    take(ended, frames);
                }
            }
            case Frame.Bad(long index) -> {
                expect(index);
                taken++;
            }
            case Frame.Died _ -> throw new IOException("the minion was killed");
        }
    }

    private void take(Frame.Ended frame, FrameReader frames) throws IOException, InterruptedException {
        expect(frame.index());
        if (frame.offset() != at() && frame.offset() != 0) {
            throw new GarbledException("outcomes out of order");
        }
        if (landing == null || frame.offset() != at()) {
            close();
            landing = new LandingBuffer(folder.resolve(taken + ".landing"));
        }
        LandingBuffer into = landing;
        frames.copy(frame.unit().length() - frame.offset(), into);
        landing = null;
        taken++;
        deliveries.judge(frame.unit(), into);
    }

    private void expect(long index) throws GarbledException {
        if (index != taken + 1) {
            throw new GarbledException("outcomes out of order");
        }
    }

    @Override
    public long from() {
        return taken;
    }

    @Override
    public long at() {
        return landing == null ? 0 : landing.length();
    }

    @Override
    public @Nullable Set<String> told() {
        return null;
    }

    @Override
    public long progress() {
        return taken * (1L << 40) + at();
    }

    @Override
    public void end(long count) throws GarbledException {
        if (count != taken) {
            throw new GarbledException("an end after " + count + " outcomes, not " + taken);
        }
    }

    @Override
    public void close() throws IOException {
        if (landing != null) {
            landing.close();
            landing = null;
        }
    }
}
