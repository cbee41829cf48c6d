package io.gather.incident.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Which incidents were looked at before: by what they are, and not by when they came, as clocks step back. For one thread. */
final class SeenIncidents {
    private static final int DIGITS = 16;

    private final Path file;
    private final Set<Long> seen = new HashSet<>();

    private SeenIncidents(Path file) {
        this.file = file;
    }

    static SeenIncidents read(Path file) throws IOException {
        SeenIncidents read = new SeenIncidents(file);
        if (Files.isRegularFile(file)) {
            try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
                lines.filter(line -> line.length() == DIGITS).forEach(line -> read.seen.add(number(line)));
            }
        }
        return read;
    }

    private static long number(String line) {
        try {
            return HexFormat.fromHexDigitsToLong(line);
        } catch (IllegalArgumentException e) {
            // Nothing that we wrote: no incident is that.
            return 0;
        }
    }

    /** Short for the key of an incident. */
    static String mark(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String mark) {
        return seen.contains(HexFormat.fromHexDigitsToLong(mark));
    }

    /** On the disk when it returns. */
    void add(Collection<String> marks) throws IOException {
        List<String> fresh = marks.stream().distinct().filter(mark -> !has(mark)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // A line that a killed process began stays alone.
            ByteBuffer bytes = ByteBuffer
                    .wrap(("\n" + String.join("\n", fresh) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        fresh.forEach(mark -> seen.add(HexFormat.fromHexDigitsToLong(mark)));
    }
}
