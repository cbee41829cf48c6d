package io.gather.minion.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * How this node runs a command in a session of its own.
 *
 * @param words that stand before the command; empty: it has nothing for that
 */
record OwnSession(List<String> words) {
    /** In the order in which they are tried; where there is no setsid, any of them does the same. */
    private static final List<List<String>> STAND_INS = List.of(List.of("busybox", "setsid"),
            List.of("perl", "-MPOSIX=setsid", "-e", "setsid; exec {$ARGV[0]} @ARGV; exit 127"),
            List.of("python3", "-c", "import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])"));
    private static final long PATIENCE_SECONDS = 5;

    public OwnSession {
        words = List.copyOf(words);
    }

    static OwnSession find(SearchPath path) {
        Path setsid = path.find("setsid");
        if (setsid != null) {
            return new OwnSession(List.of(setsid.toString()));
        }
        for (List<String> standIn : STAND_INS) {
            Path program = path.find(standIn.getFirst());
            if (program != null) {
                List<String> words = new ArrayList<>(standIn);
                words.set(0, program.toString());
                if (works(words, path)) {
                    return new OwnSession(words);
                }
            }
        }
        return new OwnSession(List.of());
    }

    private static boolean works(List<String> words, SearchPath path) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(String.valueOf(Objects.requireNonNullElse(path.find("sh"), Path.of("/bin/sh"))), "-c", ":"));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(
                ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PATH", path.value());
        try {
            Process process = builder.start();
            try {
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What users should know of it; null: nothing. */
    @Nullable
    String notice() {
        if (words.isEmpty()) {
            return "It has no setsid, nor perl or python3 in its place: what a command leaves behind is known by other signs.";
        }
        String program = String.valueOf(Path.of(words.getFirst()).getFileName());
        return program.equals("setsid") ? null : "It has no setsid: " + program + " stands in for it.";
    }
}
