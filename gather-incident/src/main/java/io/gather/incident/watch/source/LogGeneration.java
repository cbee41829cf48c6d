package io.gather.incident.watch.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.incident.watch.line.FileHead;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.LineSplitter;
import io.gather.incident.watch.line.LineText;
import io.gather.incident.watch.line.WatchedLine;

/** One file that had the name of a log at some time, open as long as it may still grow. For one thread. */
final class LogGeneration implements Closeable {
    private static final int PIECE = 64 << 10;
    /** What is read of it before the other files have their turn. */
    private static final int TURN = 1 << 20;

    private final String path;
    private final LogNeighbour file;
    private final FileChannel channel;
    private final InstantSource clock;
    private final LineSplitter splitter = new LineSplitter(LineText.LONGEST);
    private final byte[] buffer = new byte[PIECE];
    private long read;
    private FileHead head;
    private Instant grew;
    private boolean readToEnd;

    private LogGeneration(String path, LogNeighbour file, FileChannel channel, InstantSource clock) {
        this.path = path;
        this.file = file;
        this.channel = channel;
        this.head = FileHead.EMPTY;
        this.clock = clock;
        this.grew = clock.instant();
    }

    /**
     * @param path under which it is followed
     * @throws RenamedException when another file has its name by now
     */
    static LogGeneration open(String path, LogNeighbour there, InstantSource clock) throws IOException {
        if (!Files.isRegularFile(there.path())) {
            throw new IOException("is no regular file");
        }
        FileChannel channel = FileChannel.open(there.path(), StandardOpenOption.READ);
        try {
            // The file is what is open, and its name that of another one, if that was made meanwhile.
            if (!LogNeighbour.of(there.path()).key().equals(there.key())) {
                throw new RenamedException();
            }
            return new LogGeneration(path, there, channel, clock);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Files were renamed while they were looked at: another look is needed. */
    static final class RenamedException extends IOException {
        private static final long serialVersionUID = 1;

        RenamedException() {
            super("files are renamed again and again");
        }
    }

    String key() {
        return file.key();
    }

    Instant made() {
        return file.made();
    }

    /** Whether that begins as this does, as a copy would. */
    boolean isCopiedBy(LogGeneration other) throws IOException {
        return head.tells() && head.isStillThatOf(other.channel);
    }

    /** Whether it is what was read that far, or a copy of it. */
    boolean continues(LinePosition.OfFile mark) throws IOException {
        return (key().equals(mark.file()) || mark.head().tells()) && channel.size() >= mark.end()
                && mark.head().isStillThatOf(channel);
    }

    /** What was read is passed over, but for some lines before it. */
    void goTo(long end, int before, LineSink sink) throws IOException, InterruptedException {
        long from = Math.max(0, end - PIECE);
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // Until there is no more.
        }
        List<WatchedLine> lines = new ArrayList<>();
        head = FileHead.of(channel, end);
        read = from;
        splitter.add(bytes.array(), bytes.position(), (line, after, cut) -> lines.add(line(line, from + after, cut,
                true)));
        // The begin of what was read may be the end of a line.
        int first = from == 0 ? 0 : 1;
        for (WatchedLine each : lines.subList(Math.max(Math.min(first, lines.size()), lines.size() - before),
                lines.size())) {
            sink.line(each);
        }
        splitter.clear();
        read = end;
    }

    /** What is there already is not looked at; a line that is not finished is, when it is. */
    void goToEnd(int before, LineSink sink) throws IOException, InterruptedException {
        long size = channel.size();
        long end = size;
        byte[] last = new byte[(int) Math.min(size, PIECE)];
        int count = channel.read(ByteBuffer.wrap(last), size - last.length);
        while (count > 0 && last[count - 1] != '\n') {
            count--;
            end--;
        }
        goTo(count <= 0 && size > 0 ? size : end, before, sink);
        sink.done(new LinePosition.OfFile(path, key(), read, head));
    }

    /** @return whether there may be more at once */
    boolean readOn(LineSink sink) throws IOException, InterruptedException {
        long end = read + TURN;
        while (read < end) {
            int count = channel.read(ByteBuffer.wrap(buffer), read);
            // After reading: it may be emptied and written to at any moment.
            if (channel.size() < read || !head.isStillThatOf(channel)) {
                splitter.clear();
                read = 0;
                head = FileHead.EMPTY;
                return true;
            }
            if (count <= 0) {
                readToEnd = true;
                return false;
            }
            grew = clock.instant();
            if (head.mayGrow()) {
                head = FileHead.of(channel, read + count);
            }
            long from = read;
            splitter.add(buffer, count, (line, after, cut) -> sink.line(line(line, from + after, cut, false)));
            read += count;
        }
        return true;
    }

    /** Another file has its name: what was written to it until then is to be read, before it may be left. */
    void moved() {
        readToEnd = false;
    }

    /** Whether all of it was read, since it was moved away too. */
    boolean isRead() {
        return readToEnd;
    }

    /** When there was last something to read. */
    Instant grew() {
        return grew;
    }

    private WatchedLine line(byte[] line, long end, long cut, boolean old) {
        return new WatchedLine(LineSource.FILE, clock.instant(), path, WatchedLine.NO_PRIORITY, "", List.of(), "",
                LineText.of(line, cut), Map.of(), new LinePosition.OfFile(path, key(), end, head), old);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
