package io.gather.core.follow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import io.gather.core.json.Json;
import io.gather.core.overlord.event.FeedLine;

/** Reads what happens in a gather while another process writes it down. The file may be deleted meanwhile. One thread. */
public final class FeedReader implements AutoCloseable {
    /** No line of ours is longer; a file that has such is not ours. */
    private static final int LONGEST = 8 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @throws java.nio.file.NoSuchFileException when there is none, or none any more */
    public FeedReader(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /**
     * Hands out whole lines that have come since. What cannot be understood, such as an event of a newer version, is left out.
     *
     * @return whether anything has come
     */
    public boolean read(Consumer<FeedLine> to) throws IOException {
        boolean came = false;
        for (buffer.clear(); channel.read(buffer) > 0; buffer.clear()) {
            came = true;
            buffer.flip();
            take(to);
        }
        return came;
    }

    private void take(Consumer<FeedLine> to) throws IOException {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next != '\n') {
                line.write(next);
                if (line.size() > LONGEST) {
                    throw new IOException("a line of more than " + LONGEST + " bytes");
                }
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            try {
                FeedLine read = Json.read(text, FeedLine.class);
                if (read.event() != null) {
                    to.accept(read);
                }
            } catch (IOException foreign) {
                // Torn by a crash, or of a newer version: the counts of later lines make up for it.
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
