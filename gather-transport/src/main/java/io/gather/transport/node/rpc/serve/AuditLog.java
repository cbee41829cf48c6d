package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

import io.gather.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A file of entries, one a line, for the node's owner alone; a full one becomes the one before, which is replaced. What cannot be written
 * is told once: a full disk must not keep anybody from finding out why it is full. Safe for several threads.
 */
public final class AuditLog implements Audit, AutoCloseable {
    private static final long LARGEST = 16L << 20;

    private final Path file;
    private final long largest;
    private final Consumer<String> notices;
    private @Nullable FileChannel channel;
    private boolean told;

    /** @param notices sentences for whoever runs the minion */
    public AuditLog(Path file, Consumer<String> notices) {
        this(file, LARGEST, notices);
    }

    AuditLog(Path file, long largest, Consumer<String> notices) {
        this.file = file;
        this.largest = largest;
        this.notices = notices;
    }

    @Override
    public synchronized void note(AuditEntry entry) {
        ByteBuffer line = ByteBuffer.wrap((Json.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            FileChannel to = opened();
            while (line.hasRemaining()) {
                to.write(line);
            }
            told = false;
            if (to.size() >= largest) {
                turnOver(to);
            }
        } catch (IOException e) {
            if (!told) {
                told = true;
                notices.accept("what is done here cannot be recorded in " + file + ": " + e.getMessage());
            }
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel known = channel;
        if (known == null) {
            known = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            channel = known;
        }
        return known;
    }

    private void turnOver(FileChannel full) throws IOException {
        channel = null;
        full.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
