package io.gather.incident.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Lines at the end of a file that only grows: all of them, or none. */
final class LineEnd {
    private LineEnd() {}

    /** @param lines without the last line feed */
    static void append(FileChannel channel, String lines) throws IOException {
        long end = channel.size();
        // A line that a killed process began stays alone.
        String begin = end > 0 && !endsInLineFeed(channel, end) ? "\n" : "";
        ByteBuffer bytes = ByteBuffer.wrap((begin + lines + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private static boolean endsInLineFeed(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
    }
}
