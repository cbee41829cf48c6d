package io.gather.transport.node.ssh;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NodeError;

/** Starts {@code ssh} processes, and what belongs to all of them: the private folder, its janitor, and who answers questions. */
final class Clients implements AutoCloseable {
    /**
     * What glibc's allocator is to keep. Some versions of ssh move a buffer to new memory for each packet that waits for its reader:
     * given back to the kernel each time, that costs more than the decryption.
     */
    private static final Map<String, String> MEMORY = Map.of("MALLOC_MMAP_THRESHOLD_", "33554432",
            "MALLOC_TRIM_THRESHOLD_", "134217728", "MALLOC_TOP_PAD_", "1048576");

    private final Map<String, String> environment;
    private final String program;
    private final List<String> detach;
    private final Path folder;
    private final Janitor janitor;
    private final AskPass askPass;
    private final AtomicInteger sockets = new AtomicInteger();

    private Clients(Map<String, String> environment, String program, Path folder) throws IOException {
        this.environment = clean(environment);
        this.program = program;
        this.folder = folder;
        // A Ctrl-C at the terminal is for us: we still want what the nodes have. It also takes the terminal away from prompts.
        this.detach = find("setsid", environment).map(List::of).orElse(List.of());
        this.janitor = new Janitor(folder, detach, this.environment);
        try {
            this.askPass = new AskPass(folder, this.environment);
        } catch (IOException e) {
            janitor.close();
            throw e;
        }
    }

    static Clients open(SshOptions options, Map<String, String> environment) {
        String program = find(options.program(), environment)
                .orElseThrow(() -> new GatherException(NodeError.NO_SSH,
                        "there is no SSH client on this machine", options.program(),
                        "install OpenSSH's client (package openssh-client or openssh-clients)"));
        Path folder = SocketFolder.make(options.sockets(), environment);
        try {
            return new Clients(environment, program, folder);
        } catch (IOException e) {
            throw new GatherException(NodeError.SOCKETS_UNUSABLE, "cannot be used for SSH's control sockets: " + e,
                    folder.toString(), "see that sh and mkfifo are installed, and that scripts may be run there", e);
        }
    }

    /** Our own settings may hold secrets; what the locale is called here means nothing there. */
    private static Map<String, String> clean(Map<String, String> all) {
        Map<String, String> kept = new java.util.HashMap<>(MEMORY);
        kept.putAll(all);
        kept.keySet().removeIf(name -> name.startsWith("GATHER_") || name.startsWith("LC_") || name.startsWith("LANG"));
        return Map.copyOf(kept);
    }

    private static Optional<String> find(String name, Map<String, String> environment) {
        if (name.contains("/")) {
            return Optional.of(name).filter(path -> Files.isExecutable(Path.of(path)));
        }
        return Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .filter(place -> !place.isEmpty()).map(place -> Path.of(place, name))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path)).map(Path::toString).findFirst();
    }

    String program() {
        return program;
    }

    Path socket() {
        return folder.resolve("m" + sockets.incrementAndGet());
    }

    Client start(List<String> command, NodeSecrets secrets, String name) {
        return start(command, secrets, name, false);
    }

    /** @param below whether the command starts the client that asks, instead of being it */
    Client start(List<String> command, NodeSecrets secrets, String name, boolean below) {
        List<String> words = new ArrayList<>(detach);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Asker asker = askPass.admit(secrets, below, builder.environment());
        try {
            Process process = builder.start();
            asker.started(process);
            janitor.watch(process);
            Complaints complaints = new Complaints();
            complaints.follow(process.getErrorStream(), name);
            return new Client(process, complaints, asker);
        } catch (IOException e) {
            asker.gone();
            throw new GatherException(NodeError.NO_SSH,
                    "ssh cannot be started: " + e.getMessage(),
                    name, "see that it is installed, and that this user may have more processes (ulimit -u)", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (janitor; askPass) {
            // The janitor goes last, and takes the folder with it.
        }
    }
}
