package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that reads a file, as Linux shows it: how far it is, and whether it does anything. */
final class Reading {
    private static final Pattern POSITION = Pattern.compile("(?m)^pos:\\s*(\\d{1,18})$");

    private final Path process;
    private final Path file;
    private String before = "";

    private Reading(Path process, Path file) {
        this.process = process;
        this.file = file;
    }

    /** Nothing where processes do not show it. */
    static Optional<Reading> of(long pid, Path file) {
        Path process = Path.of("/proc", String.valueOf(pid));
        try {
            Reading reading = new Reading(process, file.toRealPath());
            return Optional.of(reading).filter(it -> it.moved() && Files.isReadable(process.resolve("fd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path file() {
        return file;
    }

    /** Up to where it has read; nothing while it does not have the file open. */
    OptionalLong position() {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path link : open) {
                if (Files.readSymbolicLink(link).equals(file)) {
                    Matcher position = POSITION.matcher(text("fdinfo/" + link.getFileName()));
                    return position.find() ? OptionalLong.of(Long.parseLong(position.group(1))) : OptionalLong.empty();
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            // It has ended, or closed what was being looked at.
            return OptionalLong.empty();
        }
    }

    /** Whether it read or wrote anything since this was asked before: also the answers of the other side. */
    boolean moved() {
        String now = done();
        boolean moved = !now.equals(before);
        before = now;
        return moved;
    }

    private String done() {
        try {
            return text("io");
        } catch (IOException e) {
            return "";
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(process.resolve(name), StandardCharsets.US_ASCII);
    }
}
