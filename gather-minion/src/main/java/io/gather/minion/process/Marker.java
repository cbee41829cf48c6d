package io.gather.minion.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.gather.core.minion.LimitMark;
import org.jspecify.annotations.Nullable;

/** Environment entries, and a limit, by which the processes of a run are known, whoever their parent is by now. */
public record Marker(String gather, String node) {
    private static final String TASK = "GATHER_TASK";
    private static final String NODE = "GATHER_NODE";
    private static final String LOCKS = "Max file locks ";
    private static final int MOST = 256 << 10;

    /** @param task its number, and the index of the value where it runs over a list: {@code 12-3} */
    Map<String, String> entries(String task) {
        return Map.of(TASK, gather + "/" + task, NODE, node);
    }

    /** As {@link LimitMark#unit}. */
    long limit(String task) {
        return new LimitMark(gather, node).unit(task);
    }

    /**
     * Whether a process has the limit that this run sets, or one of its tasks.
     *
     * @param task null: any
     */
    boolean limits(Path process, @Nullable String task) {
        String text = read(process.resolve("limits"));
        int at = text.indexOf(LOCKS);
        String mark = task == null ? Long.toString(new LimitMark(gather, node).run()) : limit(task) + " ";
        return at >= 0 && text.substring(at + LOCKS.length()).stripLeading().startsWith(mark);
    }

    /** The task of this run that started the process; null: it is none of ours, is gone, or may not be looked at. */
    @Nullable
    String task(Path process) {
        String environment = read(process.resolve("environ"));
        String task = value(environment, TASK);
        if (task == null || !task.startsWith(gather + "/") || !node.equals(value(environment, NODE))) {
            return null;
        }
        return task.substring(gather.length() + 1);
    }

    /** Empty: it is gone, or may not be looked at. */
    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private static @Nullable String value(String environment, String name) {
        int at = environment.startsWith(name + "=") ? 0 : environment.indexOf("\0" + name + "=") + 1;
        if (at == 0 && !environment.startsWith(name + "=")) {
            return null;
        }
        int start = at + name.length() + 1;
        int end = environment.indexOf('\0', start);
        return environment.substring(start, end < 0 ? environment.length() : end);
    }
}
