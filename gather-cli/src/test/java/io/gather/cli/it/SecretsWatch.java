package io.gather.cli.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.gather.fixtures.ssh.SshServer;

/** Looks for secrets where none may be: in all processes of this machine while it is open, nodes' among them, and in files. */
final class SecretsWatch implements AutoCloseable {
    private final List<String> secrets;
    /** A process that may have them in its environment, as it was given them there. */
    private volatile long given = -1;
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private volatile boolean over;
    private final AtomicInteger looks = new AtomicInteger();
    private final Thread watcher;

    SecretsWatch(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
        this.watcher = Thread.ofPlatform().name("secrets-watch").start(this::watch);
    }

    void givenTo(long process) {
        given = process;
    }

    /** Where secrets were, in which processes. */
    Set<String> seen() {
        return new TreeSet<>(seen);
    }

    int looks() {
        return looks.get();
    }

    private void watch() {
        while (!over) {
            for (Path process : list(Path.of("/proc"))) {
                String id = process.getFileName().toString();
                if (id.matches("[0-9]+")) {
                    look(process.resolve("cmdline"));
                    if (!id.equals(Long.toString(given))) {
                        look(process.resolve("environ"));
                    }
                }
            }
            looks.getAndIncrement();
        }
    }

    private void look(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (holdsOne(bytes, bytes.length)) {
                String line = commandLine(file.resolveSibling("cmdline"));
                byte[] again = Files.readAllBytes(file);
                // Between the two it may have become another program, which has none.
                if (file.endsWith("cmdline") || holdsOne(again, again.length)) {
                    seen.add(file + " of " + line);
                }
            }
        } catch (IOException expected) {
            // It has gone.
        }
    }

    private static String commandLine(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException gone) {
            return "?";
        }
    }

    private boolean holdsOne(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return secrets.stream().anyMatch(text::contains);
    }

    /** Files below the folder that hold one, packed or not. */
    List<String> filesIn(Path folder, Path... but) {
        List<Path> left = List.of(but);
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).filter(file -> !left.contains(file)).filter(this::holdsOne)
                        .map(Path::toString).toList();
            } catch (UncheckedIOException changed) {
                // Something went while it was looked at: again.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean holdsOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (holdsOne(in)) {
                return true;
            }
        } catch (IOException gone) {
            return false;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return holdsOne(in);
        } catch (IOException notPacked) {
            return false;
        }
    }

    private boolean holdsOne(InputStream in) throws IOException {
        byte[] window = new byte[1 << 16];
        int kept = 0;
        for (int read = in.read(window); read >= 0; read = in.read(window, kept, window.length - kept)) {
            int filled = kept + read;
            if (holdsOne(window, filled)) {
                return true;
            }
            kept = Math.min(filled, 256);
            System.arraycopy(window, filled - kept, window, 0, kept);
        }
        return false;
    }

    /** Files of the node that hold one. */
    String filesOn(SshServer node) {
        StringBuilder patterns = new StringBuilder();
        // In such a pattern the word is not itself, or this search would be what it looks for.
        secrets.forEach(secret -> patterns.append(" -e '[").append(secret.charAt(0)).append(']')
                .append(secret.substring(1)).append('\''));
        return node.inside("sh", "-c", "grep -rl" + patterns
                + " /var/tmp /tmp /dev/shm /run /root /home /var/log /etc 2>/dev/null; true").succeeded().output();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
