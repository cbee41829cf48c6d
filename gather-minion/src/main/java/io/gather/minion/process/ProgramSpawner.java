package io.gather.minion.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.core.plan.Limits;

/** By programs that stand before the command, each doing one thing to its own process: what every node has. */
final class ProgramSpawner implements Spawner {
    private static final File NOTHING = new File("/dev/null");
    /** Marks all that the command starts. */
    private static final String LIMITED = "ulimit -S -w \"$0\" 2>/dev/null || ulimit -S -x \"$0\" 2>/dev/null; exec \"$@\"";

    private final String sh;
    private final List<String> prefix;

    ProgramSpawner(SearchPath path, Limits limits) {
        this.sh = path.sh();
        this.prefix = prefix(path, limits);
    }

    @Override
    public Child start(String line, Map<String, String> environment, long mark) throws IOException {
        List<String> words = new ArrayList<>(List.of(sh, "-c", LIMITED, Long.toString(mark)));
        words.addAll(prefix);
        words.addAll(List.of(sh, "-c", line));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(NOTHING)
                .directory(new File("/"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ProgramChild(builder.start());
    }

    private static List<String> prefix(SearchPath path, Limits limits) {
        // With their folders: our own search path need not have them.
        List<String> words = new ArrayList<>(OwnSession.find(path).words());
        Path nice = path.find("nice");
        if (limits.nice() > 0 && nice != null) {
            words.addAll(List.of(nice.toString(), "-n", Integer.toString(limits.nice())));
        }
        Path ionice = path.find("ionice");
        if (limits.idleIo() && ionice != null) {
            words.addAll(List.of(ionice.toString(), "-c", "3"));
        }
        return List.copyOf(words);
    }
}
