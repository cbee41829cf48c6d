package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.WayError;

/** The installed gpg, as the operator has set it up. Secrets go in and come out by pipes only. */
final class Gpg {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final List<String> COMMON = List.of("gpg", "--batch", "--quiet", "--no-tty", "--pinentry-mode",
            "loopback",
            "--passphrase-fd", "0");
    private static final Pattern SESSION = Pattern.compile("(?m)^\\[GNUPG:] SESSION_KEY 9:([0-9A-F]{64})$");

    private static final Pattern ASIDE = Pattern.compile("trust ?db|trust model|depth:");

    private final Map<String, String> environment;

    /** @param environment besides ours */
    Gpg(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @param output a character a byte */
    private record Done(int exit, String output, String errors) {}

    /** @param passphrase a line */
    byte[] encrypt(List<String> recipients, byte[] passphrase) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(COMMON);
        command.addAll(List.of("--no-armor", "--compress-algo", "none", "--cipher-algo", "AES256", "--s2k-mode", "3",
                "--s2k-count", "1024", "--encrypt", "--symmetric"));
        recipients.forEach(it -> command.addAll(List.of("--recipient", it)));
        Done done = run(command, passphrase);
        if (done.exit() != 0) {
            throw new GatherException(WayError.GPG_REFUSES,
                    "gpg cannot encrypt for " + String.join(", ", recipients) + ": " + words(done.errors()),
                    "encrypt_to",
                    "import the key, and tell gpg that it is who it says: gpg --quick-lsign-key FINGERPRINT");
        }
        return done.output().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param message with the line of its passphrase before it */
    byte[] sessionKey(byte[] message) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(COMMON);
        command.addAll(List.of("--show-session-key", "--status-fd", "1", "--decrypt"));
        Done done = run(command, message);
        Matcher key = SESSION.matcher(done.output());
        if (!key.find()) {
            throw new GatherException(WayError.GPG_OLD, "gpg does not tell the session key it made",
                    "gpg", "look whether gpg --version is 2.2 or later, or use recipients of age");
        }
        return HexFormat.of().parseHex(key.group(1));
    }

    private Done run(List<String> command, byte[] input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Its words are read here.
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new GatherException(WayError.NO_GPG, "gpg cannot be started: " + e.getMessage(), "gpg",
                    "install GnuPG, or use recipients of age", e);
        }
        try {
            CompletableFuture<byte[]> output = drained(process.getInputStream());
            CompletableFuture<byte[]> errors = drained(process.getErrorStream());
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            } catch (IOException expected) {
                // It ended before: its exit code and its words tell why.
            }
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("gpg does not come to an end");
            }
            return new Done(process.exitValue(), new String(output.get(), StandardCharsets.ISO_8859_1),
                    new String(errors.get(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IOException("what gpg wrote cannot be read", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<byte[]> drained(InputStream stream) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        Thread.ofVirtual().name("gpg-output").start(() -> {
            try (stream) {
                bytes.complete(stream.readAllBytes());
            } catch (IOException | RuntimeException | Error e) {
                bytes.completeExceptionally(e);
            }
        });
        return bytes;
    }

    private static String words(String errors) {
        List<String> lines = errors.lines().filter(line -> !line.isBlank() && !ASIDE.matcher(line).find())
                .map(line -> line.replaceFirst("^gpg: ", "").strip()).toList();
        return lines.isEmpty()
                ? "it does not say why"
                : String.join("; ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }
}
