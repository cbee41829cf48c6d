package io.gather.incident.gatherer;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.incident.flog.EventJson;
import io.gather.incident.flog.LongEvent;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.message.AnswerParts;
import io.gather.transport.foolscap.message.Value;
import org.jspecify.annotations.Nullable;

/**
 * An incident on its way from a node. What comes is put into a file without a name, a line each, so that it may be of any length. Filled by
 * the thread that reads from the node, looked at by the one that asked; safe for both.
 */
final class IncomingIncident implements AnswerParts, Closeable {
    static final String NO_INCIDENT = "its node answers with what is no incident";
    /** As a log: a million events of the usual size. */
    static final long MOST = 512L << 20;
    private static final int MOST_HEADER = 1 << 20;
    private static final int HEADER = 0;
    private static final int EVENTS = 1;
    private static final int BUFFER = 8192;
    /** Taken from the room of all at a time. */
    private static final long PIECE = 1L << 20;

    private final FileChannel file;
    private final OutputStream out;
    private final AtomicLong room;
    private final long most;
    private long written;
    private long taken;
    private int lines;
    private boolean sealed;
    private @Nullable String unfit;

    /**
     * @param file which goes with its channel
     * @param room that all incidents on their way have on the disk
     * @param most bytes of this one
     */
    IncomingIncident(FileChannel file, AtomicLong room, long most) {
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
        this.room = room;
        this.most = most;
    }

    @Override
    public synchronized void part(int place, Value value) throws IOException {
        if (sealed || unfit != null) {
            // Nobody waits for it any more.
            return;
        }
        LogValue part = WireValue.of(value);
        if (!(part instanceof Dict dict) || place > EVENTS || (place == HEADER) != (lines == 0)) {
            throw unfit(NO_INCIDENT);
        }
        if (place == HEADER && PythonJson.isLonger(dict, MOST_HEADER)) {
            throw unfit("what it was recorded for takes more than " + (MOST_HEADER >> 20) + " MiB");
        }
        PythonJson.write(place == HEADER ? dict : LongEvent.shortened(dict), counted());
        counted().write('\n');
        lines++;
    }

    private IOException unfit(String why) {
        unfit = why;
        return new IOException(why);
    }

    private OutputStream counted() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                count(1);
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                count(length);
                out.write(bytes, from, length);
            }
        };
    }

    private void count(int more) throws IOException {
        written += more;
        if (written > most) {
            throw unfit("it is longer than " + (most >> 20) + " MiB");
        }
        while (written > taken) {
            if (room.addAndGet(-PIECE) < 0) {
                room.addAndGet(PIECE);
                throw new IOException("there is no more room for incidents that are on their way");
            }
            taken += PIECE;
        }
    }

    /** Takes nothing more. */
    synchronized void seal() throws IOException {
        sealed = true;
        out.flush();
    }

    /** Why it is none, through a fault of its node; null: it is one as far as it came. */
    synchronized @Nullable String unfit() {
        return unfit;
    }

    synchronized boolean hasHeader() {
        return lines > 0;
    }

    /** Events that came. */
    synchronized int count() {
        return Math.max(0, lines - 1);
    }

    /** Empty where it has not come. To be called when it is sealed, as the next. */
    Dict header() throws IOException {
        return hasHeader() && JsonLine.read(new IncomingLines(file, 0).header()) instanceof Dict dict
                ? dict
                : Dict.EMPTY;
    }

    /** To be gone through once. */
    Iterable<EventJson> events() throws IOException {
        IncomingLines lines = new IncomingLines(file, count());
        return () -> lines;
    }

    @Override
    public synchronized void close() {
        sealed = true;
        room.addAndGet(taken);
        taken = 0;
        try {
            file.close();
        } catch (IOException expected) {
            // Nobody has a use for it any more.
        }
    }
}
