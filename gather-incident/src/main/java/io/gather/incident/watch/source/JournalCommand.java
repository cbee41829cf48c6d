package io.gather.incident.watch.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.incident.watch.line.LineSplitter;
import org.jspecify.annotations.Nullable;

/** Runs {@code journalctl}, and gives its lines. */
final class JournalCommand {
    /** The longest entry; what is longer is passed over. */
    private static final int LONGEST = 1 << 20;
    private static final int ENDING_SECONDS = 5;
    private static final int COMPLAINT = 300;

    private final List<String> program;

    /** @param program with what must stand before its options */
    JournalCommand(List<String> program) {
        this.program = List.copyOf(program);
    }

    /** Takes what it prints. */
    @FunctionalInterface
    interface EntryTaker {
        void take(LoggedEntry entry) throws InterruptedException;
    }

    /**
     * Runs it to its end, which for one that follows is when it is killed, or when this thread is interrupted.
     *
     * @return what it complained of; empty: nothing
     * @throws IOException when it cannot be started
     */
    String run(List<String> options, EntryTaker taker) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SYSTEMD_COLORS", "0");
        Process process = builder.start();
        AtomicReference<String> complaint = new AtomicReference<>("");
        Thread reader = Thread.ofPlatform().daemon().name("watch-journal-output")
                .start(() -> read(process, taker, complaint));
        try {
            reader.join();
            boolean ended = process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
            String said = Objects.requireNonNullElse(complaint.get(), "");
            return ended && process.exitValue() != 0 && said.isEmpty()
                    ? "it ended with exit code " + process.exitValue()
                    : said;
        } finally {
            process.destroy();
            reader.interrupt();
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
    }

    private static void read(Process process, EntryTaker taker, AtomicReference<String> complaint) {
        LineSplitter splitter = new LineSplitter(LONGEST);
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                splitter.add(buffer, count, (line, _, cut) -> {
                    @Nullable
                    LoggedEntry entry = cut > 0 ? null : LoggedEntry.parse(line).orElse(null);
                    if (entry != null) {
                        taker.take(entry);
                    } else if (line.length > 0 && line[0] != '{') {
                        String text = new String(line, StandardCharsets.UTF_8);
                        complaint.set(text.substring(0, Math.min(text.length(), COMPLAINT)));
                    }
                });
            }
        } catch (IOException | InterruptedException expected) {
            // It was ended.
        }
    }
}
