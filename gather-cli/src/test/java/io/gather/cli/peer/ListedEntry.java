package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An entry as a reader of the bundle sees it; a listing is a list of these. */
record ListedEntry(String kind, String mode, long size, String sha256, String name, String target) {
    static ListedEntry file(String mode, byte[] content, String name) {
        return new ListedEntry("file", mode, content.length, sha256(content), name, "-");
    }

    static ListedEntry link(String name, String target) {
        return new ListedEntry("link", "-", 0, "-", name, target);
    }

    static ListedEntry directory(String name) {
        return new ListedEntry("directory", "750", 0, "-", name, "-");
    }

    /** Of the lines that our small programs print. */
    static List<ListedEntry> of(List<String> lines) {
        return lines.stream().map(line -> line.split("\t", -1))
                .map(f -> new ListedEntry(f[0], f[1], Long.parseLong(f[2]), f[3], f[4], f[5])).toList();
    }

    /** Of all that is below the folder, which a program has unpacked. */
    static List<ListedEntry> below(Path folder) throws IOException {
        List<ListedEntry> entries = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.skip(1).toList()) {
                entries.add(of(path, folder.relativize(path).toString()));
            }
        }
        return entries;
    }

    private static ListedEntry of(Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return link(name, Files.readSymbolicLink(path).toString());
        }
        String mode = octal(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        return Files.isDirectory(path)
                ? new ListedEntry("directory", mode, 0, "-", name, "-")
                : file(mode, Files.readAllBytes(path), name);
    }

    private static String octal(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return Integer.toOctalString(mode);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
