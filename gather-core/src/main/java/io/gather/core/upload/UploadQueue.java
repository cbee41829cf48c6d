package io.gather.core.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.gather.core.json.Json;

/** What is to be sent and what was, one file each, so that it outlives a process that is killed. */
public final class UploadQueue {
    private static final String ENDING = ".json";
    private static final FileAttribute<?> PRIVATE_FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    public UploadQueue(Path folder) {
        this.folder = folder;
    }

    /** Oldest first, delivered ones included. */
    public List<Dispatch> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Dispatch> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(ENDING)).sorted().toList()) {
                found.add(Json.read(Files.readAllBytes(file), Dispatch.class));
            }
        }
        found.sort(Comparator.comparing(Dispatch::made).thenComparing(Dispatch::id));
        return found;
    }

    public Optional<Dispatch> find(String id) throws IOException {
        Path file = file(id);
        return Files.exists(file)
                ? Optional.of(Json.read(Files.readAllBytes(file), Dispatch.class))
                : Optional.empty();
    }

    /** Durable when it returns. */
    public void put(Dispatch dispatch) throws IOException {
        Files.createDirectories(folder, PRIVATE_FOLDER);
        Path temporary = folder.resolve(dispatch.id() + ".part");
        try (FileChannel out = FileChannel.open(temporary, Set.of(StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = ByteBuffer.wrap(Json.write(dispatch).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(temporary, file(dispatch.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    public void remove(String id) throws IOException {
        Files.deleteIfExists(file(id));
        Files.deleteIfExists(claimFile(id));
    }

    /** Whether a process, perhaps this one, is sending it just now. */
    public boolean isBeingSent(String id) throws IOException {
        return UploadClaim.isTaken(claimFile(id));
    }

    /** Of what has arrived only the latest ones are of interest, and what is still to be told. */
    void forget(int kept, Predicate<Dispatch> due) throws IOException {
        List<Dispatch> arrived = all().stream().filter(Dispatch::arrived).filter(due.negate()).toList();
        for (Dispatch old : arrived.subList(0, Math.max(0, arrived.size() - kept))) {
            remove(old.id());
        }
    }

    /** Only one process may send a bundle at a time; empty when another one does. A dead one holds nothing. */
    Optional<UploadClaim> claim(String id) throws IOException {
        Files.createDirectories(folder, PRIVATE_FOLDER);
        return UploadClaim.take(claimFile(id));
    }

    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    private Path claimFile(String id) {
        return folder.resolve(id + ".lock");
    }
}
