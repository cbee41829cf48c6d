package io.gather.stats.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A folder of points: what is in it by cluster and hour, told by names alone. */
public final class StoreFolder {
    private StoreFolder() {}

    /**
     * The files that may have points of that time: by cluster, and of each by time.
     *
     * @throws IOException when the folder cannot be read; one that is not there has none
     */
    public static List<Path> files(Path folder, TimeSpan span) throws IOException {
        return list(folder).stream()
                .filter(file -> file.name().end().getEpochSecond() > span.from()
                        && file.name().hour().getEpochSecond() < span.until())
                .sorted(Comparator.comparing(StoreFile::folder).thenComparing(StoreFile::name)).map(StoreFile::path)
                .toList();
    }

    static List<StoreFile> list(Path folder) throws IOException {
        List<StoreFile> files = new ArrayList<>();
        for (Path cluster : entries(folder)) {
            if (Files.isDirectory(cluster, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : entries(cluster)) {
                    of(cluster, file).ifPresent(files::add);
                }
            }
        }
        return files;
    }

    private static Optional<StoreFile> of(Path cluster, Path file) throws IOException {
        Optional<StoreName> name = StoreName.parse(String.valueOf(file.getFileName()));
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return name.filter(_ -> found.isRegularFile()).map(it -> new StoreFile(file,
                    String.valueOf(cluster.getFileName()), it, found.size()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> entries = new ArrayList<>();
            stream.forEach(entries::add);
            return entries;
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
