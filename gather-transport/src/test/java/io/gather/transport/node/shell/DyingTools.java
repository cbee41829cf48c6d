package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Programs of a node, one of which dies at one of its calls; the others, and its other calls, do what they do. */
final class DyingTools {
    static final List<String> NAMES = List.of("awk", "cat", "cp", "date", "dd", "df", "env", "find", "grep", "gzip",
            "head", "ls", "mkdir", "mkfifo", "mv", "nproc", "od", "readlink", "rm", "sed", "setsid", "sh", "sha256sum",
            "sleep", "sort", "split", "stat", "tail", "tr", "uname", "wc", "xargs");

    private final Path folder;

    private DyingTools(Path folder) {
        this.folder = folder;
    }

    /** How one dies. */
    enum Death {
        /** Before it did anything. */
        AT_ONCE,
        /** In the middle of what it prints. */
        IN_THE_MIDDLE,
        /** As a shell tells of one that was killed. */
        BY_ITS_CODE
    }

    /**
     * @param folder a new one
     * @param shell that is to be the node's {@code sh}
     * @param victim null: none dies, calls are counted
     */
    static DyingTools lay(Path folder, Path shell, @Nullable String victim, int call, Death death) throws IOException {
        Files.createDirectories(folder.resolve("calls"));
        for (String name : NAMES) {
            Path real = name.equals("sh") ? shell : Path.of("/usr/bin", name);
            String last = switch (death) {
                case AT_ONCE -> "kill -9 $$";
                case IN_THE_MIDDLE -> real + " \"$@\" | /usr/bin/head -c 7; kill -9 $$";
                case BY_ITS_CODE -> "exit 137";
            };
            String run = name.equals("sh") && shell.endsWith("busybox") ? real + " ash" : real.toString();
            Path tool = Files.writeString(folder.resolve(name), """
                    #!/usr/bin/dash
                    n=1
                    set -C
                    until { printf '' > %s/calls/%s.$n; } 2>/dev/null; do n=$((n + 1)); done
                    [ $n -ne %d ] || { %s; }
                    exec %s "$@"
                    """.formatted(folder, name, name.equals(victim) ? call : 0, last.replace(real + " \"$@\"", run
                    + " \"$@\""), run));
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new DyingTools(folder);
    }

    int calls(String name) {
        int n = 0;
        while (Files.exists(folder.resolve("calls/" + name + "." + (n + 1)))) {
            n++;
        }
        return n;
    }

    /** As in the variable {@code PATH}. */
    String path() {
        return folder + ":/usr/bin:/bin";
    }
}
