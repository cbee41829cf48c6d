package io.gather.transport.net.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/** By which a change of files is noticed; null: such a file cannot be looked at. */
record PemStamp(@Nullable Seen certificate, @Nullable Seen key) {
    private record Seen(FileTime modified, long size, @Nullable Object file) {}

    static PemStamp of(ServerCertificate files) {
        return new PemStamp(of(files.certificate().path()), of(files.key().path()));
    }

    private static @Nullable Seen of(Path path) {
        try {
            BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class);
            return new Seen(about.lastModifiedTime(), about.size(), about.fileKey());
        } catch (IOException gone) {
            return null;
        }
    }
}
