package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Answers what {@code ssh} asks through a program: a script that holds no secret, hands the question over by a pipe in the private
 * folder, and copies the answer from another. A token in the environment says which {@code ssh} asks; it is of no use to others,
 * as only the owner may enter the folder.
 */
final class AskPass implements AutoCloseable {
    /** {@code head} copies the secret: where {@code printf} is no part of the shell, it would be an argument for all to see. */
    private static final String SCRIPT = """
            #!/bin/sh
            folder=${0%/*}
            [ "${SSH_ASKPASS_PROMPT-}" = none ] && exit 0
            mkfifo -m 600 "$folder/r$$" || exit 1
            trap 'rm -f "$folder/r$$"' EXIT
            trap 'exit 1' HUP INT TERM
            exec 3<>"$folder/r$$"
            prompt=$(printf '%s' "$1" | tr '[:cntrl:]' ' ' | cut -c1-400)
            printf '%s %s %s %s\\n' "$GATHER_ASK" $$ "$PPID" "$prompt" >"$folder/ask"
            read -r answer <&3
            [ "$answer" = y ] && head -n 1 <&3
            """;
    private static final String TOKEN = "GATHER_ASK";

    private final Path folder;
    private final RandomAccessFile questions;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Asker> askers = new ConcurrentHashMap<>();

    /** @param environment for programs, without secrets */
    AskPass(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        Files.writeString(script(), SCRIPT);
        Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwx------"));
        Path pipe = folder.resolve("ask");
        makePipe(pipe, environment);
        // Open for writing too, so that it neither waits for the first writer nor ends with the last.
        questions = new RandomAccessFile(pipe.toFile(), "rw");
        Pumped.thread("ssh-askpass", this::answer);
    }

    private Path script() {
        return folder.resolve("askpass");
    }

    private static void makePipe(Path pipe, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("mkfifo " + pipe + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Lets a client that is about to start ask; its token goes into the environment.
     *
     * @param below whether it is not the client itself that asks, but the {@code ssh} that it starts
     */
    Asker admit(NodeSecrets secrets, boolean below, Map<String, String> environment) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        environment.put("SSH_ASKPASS", script().toString());
        environment.put("SSH_ASKPASS_REQUIRE", "force");
        // Clients before 8.4 ask through a program only where there seems to be a screen.
        environment.putIfAbsent("DISPLAY", "none");
        environment.put(TOKEN, token);
        Asker asker = new Asker(secrets, below, () -> askers.remove(token));
        askers.put(token, asker);
        return asker;
    }

    private void answer() {
        try (questions) {
            for (String line = questions.readLine(); line != null && !line.equals("end"); line = questions.readLine()) {
                String[] words = line.split(" ", 4);
                if (words.length == 4 && words[1].matches("[0-9]{1,9}") && words[2].matches("[0-9]{1,9}")) {
                    reply(words);
                }
            }
        } catch (IOException expected) {
            // The folder has gone: whoever asks finds nobody.
        }
    }

    private void reply(String[] words) {
        Optional<char[]> secret = secret(words);
        try (RandomAccessFile pipe = new RandomAccessFile(folder.resolve("r" + words[1]).toFile(), "rw");
                SecretBytes answer = secret.map(told -> SecretBytes.line("y\n", told))
                        .orElseGet(() -> SecretBytes.line("n", new char[0]))) {
            pipe.write(answer.bytes());
        } catch (IOException expected) {
            // Who asked has gone.
        }
    }

    /** Who gets no answer says so itself; whoever asks next must find somebody here. */
    private Optional<char[]> secret(String[] words) {
        Asker asker = askers.get(words[0]);
        try {
            return asker == null ? Optional.empty() : asker.ask(Long.parseLong(words[2]), words[3]);
        } catch (RuntimeException | Error e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (RandomAccessFile pipe = new RandomAccessFile(folder.resolve("ask").toFile(), "rw")) {
            pipe.write("end\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
