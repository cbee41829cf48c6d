package io.gather.core.verdict;

import java.util.List;
import java.util.regex.Pattern;

/** What the kernel makes up when it is read: of no known size, and of now, whatever time it bears. */
public final class KernelFiles {
    /** What is read there is gone for the system's own log, or is the memory of the machine. A star stands for slashes too. */
    public static final List<String> HARMFUL = List.of("/proc/kmsg", "/proc/kcore", "/sys/kernel/*/trace_pipe",
            "/sys/kernel/*/trace_pipe_raw");

    private static final List<Pattern> PATTERNS = HARMFUL.stream()
            .map(it -> Pattern.compile(it.replace("*", ".*"), Pattern.DOTALL)).toList();

    private KernelFiles() {}

    public static boolean has(String path) {
        return path.startsWith("/proc/") || path.startsWith("/sys/");
    }

    public static boolean doHarm(String path) {
        return PATTERNS.stream().anyMatch(it -> it.matcher(path).matches());
    }
}
