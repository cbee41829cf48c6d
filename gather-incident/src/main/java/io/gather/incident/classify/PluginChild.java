package io.gather.incident.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;

/** A Python that has loaded the plugins, and answers in lines. For one thread. */
final class PluginChild implements AutoCloseable {
    private static final Duration ENDS = Duration.ofSeconds(2);
    private static final int HELD = 1000;
    private static final int LONGEST = 1 << 20;

    private final Process process;
    private final OutputStream requests;
    private final BlockingQueue<Optional<Dict>> answers = new LinkedBlockingQueue<>(HELD);

    private volatile boolean ended;

    private PluginChild(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
    }

    /** @param without names of plugins that are not loaded */
    static PluginChild start(String python, Path folder, Collection<String> without) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, "-c", script(), folder.toString()));
        command.addAll(without);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        PluginChild child = new PluginChild(builder.start());
        Thread.ofVirtual().name("gather-classify").start(child::read);
        return child;
    }

    private static String script() throws IOException {
        try (InputStream in = PluginChild.class.getResourceAsStream("plugins.py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Ends with the process. */
    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null && line.length() < LONGEST; line = lines.readLine()) {
                answers.put(JsonLine.read(line) instanceof Dict dict ? Optional.of(dict) : Optional.empty());
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        // Whoever waits learns of the end; in a full queue there is enough to read until then.
        boolean _ = answers.offer(Optional.empty());
    }

    void ask(long id, Dict trigger) throws IOException {
        Dict request = Dict.EMPTY.with("id", LogValue.of(id)).with("trigger", trigger);
        requests.write((PythonJson.of(request) + "\n").getBytes(StandardCharsets.US_ASCII));
        requests.flush();
    }

    /** Empty when it has ended, or said nothing for so long. */
    Optional<Dict> answer(Duration within) throws InterruptedException {
        Optional<Dict> answer = answers.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? Optional.empty() : answer;
    }

    /** Whether nothing more will be said. */
    boolean hasEnded() {
        return ended || !process.isAlive();
    }

    /** With all that it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            boolean _ = process.waitFor(ENDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
