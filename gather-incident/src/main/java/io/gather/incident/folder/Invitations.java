package io.gather.incident.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.incident.error.GathererError;

/** The file of FURLs that were made for single nodes: {@code NODE SECRET TIME}, a line each. It is read again when it was changed. Safe for several threads. */
final class Invitations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern SECRET = Pattern.compile("[a-z2-7]{8,100}");

    private static final Duration WAITS = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 20;

    private final Path file;
    private volatile Known known = new Known("none", List.of());

    /** @param version of the file that they stand in */
    private record Known(String version, List<Invitation> all) {}

    Invitations(Path file) {
        this.file = file;
    }

    List<Invitation> all() throws IOException {
        String version = version();
        Known before = known;
        if (!version.equals(before.version())) {
            before = new Known(version, read());
            known = before;
        }
        return before.all();
    }

    private String version() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private List<Invitation> read() throws IOException {
        List<Invitation> all = new ArrayList<>();
        for (String line : PrivateFile.read(file).orElse("").lines().toList()) {
            String[] words = line.split(" ");
            if (words.length == 3 && NAME.matcher(words[0]).matches() && SECRET.matcher(words[1]).matches()) {
                all.add(new Invitation(words[0], words[1], time(words[2])));
            }
        }
        return List.copyOf(all);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** @return that of the node which there was before, or this one */
    Invitation add(Invitation invitation) throws IOException, InterruptedException {
        if (!NAME.matcher(invitation.node()).matches()) {
            throw new GatherException(GathererError.NO_NAME, "is no name for a node", invitation.node(),
                    GathererError.NO_NAME.entry().remedy());
        }
        try (LockedFile _ = lock()) {
            List<Invitation> all = new ArrayList<>(read());
            for (Invitation each : all) {
                if (each.node().equals(invitation.node())) {
                    return each;
                }
            }
            all.add(invitation);
            write(all);
            return invitation;
        }
    }

    /** Another process may be changing them. */
    private LockedFile lock() throws IOException, InterruptedException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        long end = System.nanoTime() + WAITS.toNanos();
        while (true) {
            Optional<LockedFile> held = LockedFile.take(lock);
            if (held.isPresent()) {
                return held.get();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("another process holds " + lock + " for " + WAITS.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** @return whether there was one */
    boolean remove(String node) throws IOException, InterruptedException {
        try (LockedFile _ = lock()) {
            List<Invitation> all = new ArrayList<>(read());
            boolean removed = all.removeIf(it -> it.node().equals(node));
            if (removed) {
                write(all);
            }
            return removed;
        }
    }

    private void write(List<Invitation> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.forEach(each -> text.append(each.line()));
        PrivateFile.write(file, text.toString());
    }
}
