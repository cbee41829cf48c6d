package io.gather.incident.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.files.OutputFile;
import io.gather.core.files.Trees;
import io.gather.transport.foolscap.furl.TubId;

/**
 * When the folders of tubs were changed last by whoever told the index of it: an empty file each, which has that time. A folder that has
 * another one was changed by somebody else. It is the time of the inode, which no copying program sets back as it does that of the content.
 * Guarded by the store's lock where it is changed.
 */
final class FolderStamps {
    private final Path incidents;
    private final Path stamps;

    FolderStamps(StorePlaces places) {
        this.incidents = places.incidents();
        this.stamps = places.stamps();
    }

    /** Whether nobody else has changed, made or removed a folder. */
    boolean areCurrent() throws IOException {
        Map<TubId, Long> folders = folders();
        Map<TubId, Long> noted = noted();
        return folders.equals(noted);
    }

    boolean isCurrent(TubId tub) throws IOException {
        return changed(tub).equals(noted(stamps.resolve(tub.text())));
    }

    /** The index has what is in the folder. */
    void note(TubId tub) throws IOException {
        Optional<Long> changed = changed(tub);
        if (changed.isPresent()) {
            note(tub, changed.get());
        } else {
            Files.deleteIfExists(stamps.resolve(tub.text()));
        }
    }

    /** The index has what was in the folder when it had been changed last at that time. */
    void note(TubId tub, long changed) throws IOException {
        Files.createDirectories(stamps);
        Path stamp = stamps.resolve(tub.text());
        if (!OutputFile.isThere(stamp)) {
            try (FileChannel _ = OutputFile.create(stamp)) {
                // Its time is all that it tells.
            }
        }
        Files.setLastModifiedTime(stamp, FileTime.from(changed, TimeUnit.MICROSECONDS));
    }

    /** Nobody knows what the index has. */
    void forget() throws IOException {
        Trees.delete(stamps);
    }

    void forget(TubId tub) throws IOException {
        Files.deleteIfExists(stamps.resolve(tub.text()));
    }

    /** Folders of tubs, and when each was changed last. */
    Map<TubId, Long> folders() throws IOException {
        Map<TubId, Long> folders = new HashMap<>();
        if (Files.isDirectory(incidents)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(incidents)) {
                for (Path folder : all) {
                    Optional<TubId> tub = tub(folder);
                    if (tub.isPresent()) {
                        changed(folder).ifPresent(time -> folders.put(tub.get(), time));
                    }
                }
            }
        }
        return folders;
    }

    private static Optional<TubId> tub(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return TubId.read(name).filter(tub -> tub.text().equals(name));
    }

    Map<TubId, Long> noted() throws IOException {
        Map<TubId, Long> noted = new HashMap<>();
        if (Files.isDirectory(stamps)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(stamps)) {
                for (Path stamp : all) {
                    Optional<TubId> tub = tub(stamp);
                    if (tub.isPresent()) {
                        noted(stamp).ifPresent(time -> noted.put(tub.get(), time));
                    }
                }
            }
        }
        return noted;
    }

    /** When the folder of a tub was changed last, if there is one. */
    Optional<Long> changed(TubId tub) throws IOException {
        return changed(incidents.resolve(tub.text()));
    }

    private static Optional<Long> changed(Path folder) throws IOException {
        try {
            Map<String, Object> attributes = Files.readAttributes(folder, "unix:isDirectory,ctime",
                    LinkOption.NOFOLLOW_LINKS);
            return Boolean.TRUE.equals(attributes.get("isDirectory"))
                    ? Optional
                            .of(((FileTime) Objects.requireNonNull(attributes.get("ctime"))).to(TimeUnit.MICROSECONDS))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Long> noted(Path stamp) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(stamp, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.MICROSECONDS));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
