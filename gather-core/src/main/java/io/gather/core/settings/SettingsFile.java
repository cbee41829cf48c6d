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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlText;

/** A file of settings or of secrets that is changed key by key: what else stands in it stays. */
public final class SettingsFile {
    private final Path path;
    private final Set<PosixFilePermission> rights;

    private SettingsFile(Path path, String rights) {
        this.path = path;
        this.rights = PosixFilePermissions.fromString(rights);
    }

    public static SettingsFile readable(Path path) {
        return new SettingsFile(path, "rw-r--r--");
    }

    /** Only its owner may read it, whatever it was before. */
    public static SettingsFile secret(Path path) {
        return new SettingsFile(path, "rw-------");
    }

    /**
     * Durable when it returns; whoever reads meanwhile sees the old content or the new.
     *
     * @param changes by key; empty: the key is taken away
     */
    public void change(Map<String, Optional<Object>> changes) {
        try {
            Path file = Files.exists(path) ? path.toRealPath() : path;
            String before = Files.exists(file) ? TomlFile.text(file) : "";
            Problems problems = new Problems();
            TomlFile.parse(path, before, problems);
            problems.throwIfAny("GATHER-2120", "correct the file, then try again");
            TomlText text = new TomlText(before);
            for (Map.Entry<String, Optional<Object>> change : changes.entrySet()) {
                text = change.getValue().isPresent()
                        ? text.with(change.getKey(), change.getValue().get())
                        : text.without(change.getKey());
            }
            write(file, text.text());
        } catch (IllegalStateException e) {
            throw new GatherException(Category.USAGE, "GATHER-2121", String.valueOf(e.getMessage()), path.toString(),
                    "write it there by hand; docs/settings.md shows the keys", e);
        } catch (IOException e) {
            throw new GatherException(Category.REFUSED, "GATHER-7030", "cannot be written: " + e, path.toString(),
                    "check space and rights, or name another file: --config FILE", e);
        }
    }

    private void write(Path file, String text) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
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
            boolean keeps = Files.exists(file) && rights.contains(PosixFilePermission.OTHERS_READ);
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
