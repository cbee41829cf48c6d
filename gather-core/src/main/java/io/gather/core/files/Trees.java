package io.gather.core.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** Directory trees. */
public final class Trees {
    private Trees() {}

    /**
     * Deletes a directory and all that is in it, without following links; nothing happens where there is none. What vanishes
     * meanwhile was to go anyway.
     */
    public static void delete(Path tree) throws IOException {
        Path whole = tree.toAbsolutePath();
        Path parent = whole.getParent();
        if (parent != null && Files.isDirectory(parent)) {
            delete(parent, parent.relativize(whole));
        }
    }

    /**
     * As {@link #delete(Path)}, in a place where others may write too: a link on the way is not followed either, even when it is
     * put there at the last moment.
     *
     * @param trusted is opened wherever it leads
     * @param below what is to be deleted, from there
     */
    public static void delete(Path trusted, Path below) throws IOException {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(trusted)) {
            if (!(opened instanceof SecureDirectoryStream<Path> in)) {
                throw new FileSystemException(trusted.toString(), null,
                        "nothing can be deleted here without following links");
            }
            delete(in, below, 0);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // Nothing is left to delete.
        }
    }

    private static void delete(SecureDirectoryStream<Path> in, Path below, int step) throws IOException {
        Path name = below.getName(step);
        if (!isDirectory(in, name)) {
            return;
        }
        boolean last = step == below.getNameCount() - 1;
        try (SecureDirectoryStream<Path> inner = in.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            if (last) {
                empty(inner);
            } else {
                delete(inner, below, step + 1);
            }
        }
        if (last) {
            in.deleteDirectory(name);
        }
    }

    private static void empty(SecureDirectoryStream<Path> directory) throws IOException {
        // Read first: what a directory lists while it is changed is not defined.
        List<Path> names = new ArrayList<>();
        directory.forEach(it -> names.add(it.getFileName()));
        for (Path name : names) {
            try {
                deleteEntry(directory, name);
            } catch (NoSuchFileException ignored) {
                // Vanished meanwhile.
            }
        }
    }

    private static void deleteEntry(SecureDirectoryStream<Path> in, Path name) throws IOException {
        if (!isDirectory(in, name)) {
            in.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inner = in.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            empty(inner);
        }
        in.deleteDirectory(name);
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> in, Path name) throws IOException {
        try {
            return in.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes().isDirectory();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
