package io.gather.incident.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.files.GivenFile;
import io.gather.incident.error.WatchError;
import io.gather.incident.watch.line.LineSplitter;
import io.gather.incident.watch.line.LineText;

/** The last lines of a file that goes with a report. */
record AttachedFile(String name, List<String> lines) {
    private static final int MOST = 256 << 10;
    private static final int MOST_LINES = 2000;

    static AttachedFile read(Path file) {
        try (FileChannel channel = new GivenFile(file).open()) {
            long from = Math.max(0, channel.size() - MOST);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), MOST) + 1);
            while (bytes.position() < bytes.limit() - 1 && channel.read(bytes, from + bytes.position()) > 0) {
                // Until there is no more.
            }
            // What has no end gets one.
            bytes.put((byte) '\n');
            List<String> lines = new ArrayList<>();
            LineSplitter splitter = new LineSplitter(LineText.LONGEST);
            splitter.add(bytes.array(), bytes.position(), (line, _, cut) -> lines.add(LineText.of(line, cut)));
            if (!lines.isEmpty() && lines.getLast().isEmpty()) {
                lines.removeLast();
            }
            List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
            return new AttachedFile(String.valueOf(file.getFileName()), List.copyOf(last));
        } catch (IOException e) {
            throw unfit(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unfit(file, e);
        }
    }

    private static GatherException unfit(Path file, Exception e) {
        return new GatherException(WatchError.ATTACHMENT, "cannot be attached: " + e.getMessage(), file.toString(),
                WatchError.ATTACHMENT.entry().remedy(), e);
    }
}
