package io.gather.incident.trigger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.core.files.Trees;

/**
 * A gather as a process of its own, which writes into a folder of its own.
 *
 * @param program the words that start gathers
 * @param folder of all gathers that incidents led to
 */
record TriggerRun(List<String> program, Path folder) {
    /** The newest bundles stay. */
    static final int KEPT = 50;
    private static final Duration SETUP = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofSeconds(8);
    private static final int LONGEST = 500;
    private static final String LOG = "output.log";

    /** @return what became of it */
    TriggeredGather run(TriggeredGather gather) throws IOException, InterruptedException {
        Path own = Files.createDirectories(own(gather));
        Process process = new ProcessBuilder(command(gather, own)).redirectErrorStream(true)
                .redirectOutput(own.resolve(LOG).toFile()).start();
        try (var _ = process.getOutputStream()) {
            if (!process.waitFor(gather.maxTime().plus(SETUP).toSeconds(), TimeUnit.SECONDS)) {
                return gather.now(TriggeredGather.State.FAILED, "it did not end in time");
            }
            return ended(gather, process.exitValue());
        } finally {
            end(process);
        }
    }

    /** One that began in a process that is gone. */
    TriggeredGather found(TriggeredGather gather) throws IOException {
        return bundle(gather).map(path -> gather.now(TriggeredGather.State.DONE, path.toString()))
                .orElseGet(() -> gather.now(TriggeredGather.State.FAILED,
                        "it was cut off; what there is of it can be resumed"));
    }

    private List<String> command(TriggeredGather gather, Path own) {
        List<String> words = new ArrayList<>(program);
        // How much it may be is said by its rule; there is nobody to agree to it once more.
        words.addAll(List.of("--lane", "incident", "--batch", "--confirm-above", "0", "--output", own.toString(),
                "--max-time",
                gather.maxTime().toSeconds() + "s", "--max-size", Long.toString(gather.maxSize().bytes()), "--label",
                "incident " + gather.incident().replaceFirst(" .*", "")));
        words.addAll(gather.nodes().isEmpty() ? List.of("--local-only") : List.of("--nodes", gather.nodes()));
        if (!gather.profile().isEmpty()) {
            words.addAll(List.of("--profile", gather.profile()));
        }
        if (!gather.groups().isEmpty()) {
            words.addAll(List.of("--group", String.join(",", gather.groups())));
        }
        if (!gather.upload()) {
            words.add("--no-upload");
        }
        return words;
    }

    private TriggeredGather ended(TriggeredGather gather, int code) throws IOException {
        Optional<Path> bundle = bundle(gather);
        return bundle.isPresent()
                ? gather.now(TriggeredGather.State.DONE, bundle.get().toString())
                : gather.now(TriggeredGather.State.FAILED, "exit code " + code + ": " + said(gather));
    }

    private String said(TriggeredGather gather) throws IOException {
        Path log = own(gather).resolve(LOG);
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            String text = String.join(" ", lines.limit(20).toList()).strip();
            return text.substring(0, Math.min(text.length(), LONGEST));
        }
    }

    private Optional<Path> bundle(TriggeredGather gather) throws IOException {
        Path own = own(gather);
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).min(Comparator.naturalOrder());
        }
    }

    private Path own(TriggeredGather gather) {
        return folder.resolve(Long.toString(gather.number()));
    }

    /** Gathers end in order when they are asked to, and keep what they have. */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** Removes bundles beyond those that stay. */
    void prune(long newest) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(it -> it.getFileName().toString().matches("[0-9]{1,18}")).toList()) {
                if (Long.parseLong(each.getFileName().toString()) <= newest - KEPT) {
                    Trees.delete(each);
                }
            }
        }
    }
}
