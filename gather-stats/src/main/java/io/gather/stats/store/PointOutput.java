package io.gather.stats.store;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.stats.metric.Point;

/** Points as compressed lines, in the members of a {@link StoreWriter}: one that is full is written, so that no more is held. One thread. */
public final class PointOutput {
    private final OutputStream out;
    private final MemberBuilder members = new MemberBuilder();

    /** @param out the caller's to close */
    public PointOutput(OutputStream out) {
        this.out = out;
    }

    /** @return whether it can be written at all */
    public boolean add(Point point) throws IOException {
        boolean added = members.add(point);
        for (byte[] member : members.full()) {
            out.write(member);
        }
        return added;
    }

    /** How long all lines are before they are compressed, in characters. */
    public long lines() {
        return members.raw();
    }

    /** Writes the rest; nothing may follow. */
    public void finish() throws IOException {
        for (byte[] member : members.finish()) {
            out.write(member);
        }
    }
}
