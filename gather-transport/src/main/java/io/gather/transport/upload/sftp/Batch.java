package io.gather.transport.upload.sftp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.WayError;
import io.gather.transport.node.ssh.SftpProgram;

/**
 * A conversation in the batch language of {@code sftp}: one line at a time, each answered before the next. A line that begins with
 * a dash may fail; any other ends the program when it does.
 */
final class Batch {
    /** Answered by {@code sftp} alone, and only when what came before is done. */
    private static final String MARK = "lpwd";
    private static final String MARKED = "Local working directory: ";
    private static final String REMOTE = "Remote working directory: ";
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Pattern ENTRY = Pattern
            .compile("-[rwxsStT-]{9}\\S?\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\d{1,18})\\s.*");

    private final SftpProgram program;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    Batch(SftpProgram program) {
        this.program = program;
        Thread.ofVirtual().name("sftp-answers").start(() -> read(program.answers()));
    }

    private void read(InputStream answers) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException expected) {
            // The program was ended.
        } finally {
            lines.add(Optional.empty());
        }
    }

    /** What is known of the program while it reads that file; nothing where nobody tells, or where it cannot be told the name. */
    Optional<Reading> reading(Path file) {
        return Reading.of(program.pid(), file).filter(reading -> isSayable(reading.file().toString()));
    }

    private static boolean isSayable(String word) {
        return word.chars().noneMatch(Character::isISOControl);
    }

    /** As a word of the batch language, in which no special character has a meaning. */
    static String quoted(String word) {
        if (!isSayable(word)) {
            throw new GatherException(WayError.SFTP_UNUSABLE, "a control character in a path of the upload",
                    word.replaceAll("\\p{Cntrl}", "?"), "correct upload.sftp.path");
        }
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * @return what was printed
     * @throws EndedException when the program ended instead
     */
    List<String> ask(String line, Duration time) throws IOException, InterruptedException {
        return ask(line, time, () -> false);
    }

    /**
     * The same, for what may take long.
     *
     * @param moves whether it got on since it was asked before; then the time begins anew
     */
    List<String> ask(String line, Duration time, BooleanSupplier moves) throws IOException, InterruptedException {
        try {
            program.orders().write((line + "\n" + MARK + "\n").getBytes(StandardCharsets.UTF_8));
            program.orders().flush();
        } catch (IOException e) {
            throw new EndedException(e);
        }
        List<String> said = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Optional<String> next = lines.poll(Math.min(end - System.nanoTime(), LOOK.toNanos()),
                    TimeUnit.NANOSECONDS);
            if (next == null) {
                long now = System.nanoTime();
                end = moves.getAsBoolean() ? now + time.toNanos() : end;
                if (end - now <= 0) {
                    throw new IOException("the server did not get on within " + time.toSeconds() + " s");
                }
                continue;
            }
            if (next.isEmpty()) {
                throw new EndedException(null);
            }
            if (next.get().startsWith(MARKED)) {
                return said;
            }
            if (!next.get().startsWith("sftp> ")) {
                said.add(next.get());
            }
        }
    }

    /** Of a regular file; nothing where there is none. */
    OptionalLong size(String path, Duration time) throws IOException, InterruptedException {
        return ask("-ls -ln " + quoted(path), time).stream().map(ENTRY::matcher).filter(Matcher::matches)
                .mapToLong(entry -> Long.parseLong(entry.group(1))).findFirst();
    }

    /** Whether anything is there under that name; of a folder, what is in it, and be it itself. */
    boolean exists(String path, Duration time) throws IOException, InterruptedException {
        return !ask("-ls -lan " + quoted(path), time).isEmpty();
    }

    /** Where we are on the server. */
    String directory(Duration time) throws IOException, InterruptedException {
        return ask("pwd", time).stream().filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length())).findFirst().orElse("");
    }

    /** The program has ended; why is among its complaints. */
    static final class EndedException extends IOException {
        private static final long serialVersionUID = 1;

        EndedException(@org.jspecify.annotations.Nullable IOException cause) {
            super("sftp ended", cause);
        }
    }
}
