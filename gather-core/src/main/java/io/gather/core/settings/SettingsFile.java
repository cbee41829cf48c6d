package io.gather.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlText;

/** A file of settings or of secrets that is changed key by key: what else stands in it stays. */
public final class SettingsFile {
    /** Others change a file within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path path;
    private final Set<PosixFilePermission> rights;
    private final Duration patience;

    private SettingsFile(Path path, String rights, Duration patience) {
        this.path = path;
        this.patience = patience;
        this.rights = PosixFilePermissions.fromString(rights);
    }

    public static SettingsFile readable(Path path) {
        return new SettingsFile(path, "rw-r--r--", PATIENCE);
    }

    /** Waits no longer than that for others who change it. */
    SettingsFile within(Duration most) {
        return new SettingsFile(path, PosixFilePermissions.toString(rights), most);
    }

    /** Only its owner may read it, whatever it was before. */
    public static SettingsFile secret(Path path) {
        return new SettingsFile(path, "rw-------", PATIENCE);
    }

    /** As {@link #change(Supplier)}, where what is to be changed does not depend on what is there. */
    public void change(Map<String, Optional<Object>> changes) {
        Map<String, Optional<Object>> ignored = change(() -> changes);
    }

    /**
     * Durable when it returns; whoever reads meanwhile sees the old content or the new. Of several that change it at once each has its
     * turn, and sees what those before it did.
     *
     * @param changes by key; empty: the key is taken away. Asked for when it is our turn, so that it may read the file
     * @return these
     */
    public Map<String, Optional<Object>> change(Supplier<Map<String, Optional<Object>>> changes) {
        try {
            Path file = (Files.exists(path) ? path.toRealPath() : path).toAbsolutePath();
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            try (SettingsLock _ = SettingsLock.take(file, patience)) {
                Map<String, Optional<Object>> wanted = changes.get();
                if (!wanted.isEmpty()) {
                    write(file, changed(Files.exists(file) ? TomlFile.text(file) : "", wanted));
                }
                return wanted;
            }
        } catch (IllegalStateException e) {
            throw new GatherException(InputError.SETTINGS_FILE_KEPT, String.valueOf(e.getMessage()), path.toString(),
                    "write it there by hand; docs/settings.md shows the keys", e);
        } catch (IOException e) {
            throw new GatherException(RunError.SETTINGS_NOT_WRITTEN, "cannot be written: " + e, path.toString(),
                    Remedy.of("check space and rights, or name another file: {}", Action.CONFIG.on()), e);
        }
    }

    private String changed(String before, Map<String, Optional<Object>> changes) {
        Problems problems = new Problems();
        TomlFile.parse(path, before, problems);
        if (isSecret() && !problems.all().isEmpty()) {
            // What the parser says of a mistake may quote a secret.
            throw new GatherException(InputError.SETTINGS_FILE_WRONG,
                    "line " + problems.all().getFirst().line() + " is no TOML", path.toString(),
                    "correct the file, then try again");
        }
        problems.throwIfAny(InputError.SETTINGS_FILE_WRONG, Remedy.of("correct the file, then try again"));
        TomlText text = new TomlText(before);
        for (Map.Entry<String, Optional<Object>> change : changes.entrySet()) {
            text = change.getValue().isPresent()
                    ? text.with(change.getKey(), change.getValue().get())
                    : text.without(change.getKey());
        }
        return text.text();
    }

    private boolean isSecret() {
        return !rights.contains(PosixFilePermission.OTHERS_READ);
    }

    private void write(Path file, String text) throws IOException {
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            boolean keeps = Files.exists(file) && !isSecret();
            Files.setPosixFilePermissions(temporary, keeps ? Files.getPosixFilePermissions(file) : rights);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }
}
