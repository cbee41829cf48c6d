package io.gather.transport.node.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.transport.error.NodeError;
import org.jspecify.annotations.Nullable;

/** Chooses and makes the private folder for control sockets. */
final class SocketFolder {
    /** Of BSDs; Linux has four more. */
    private static final int LONGEST_ADDRESS = 103;
    /** Our names, and the suffix that {@code ssh} appends while it makes a socket. */
    private static final int NAME = "/m99999".length() + ".0123456789abcdef".length();
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> MODE = PosixFilePermissions.asFileAttribute(OURS);

    private SocketFolder() {}

    static Path make(@Nullable Path told, Map<String, String> environment) {
        List<String> refusals = new ArrayList<>();
        for (Path base : told == null ? usual(environment) : List.of(told)) {
            try {
                return in(base);
            } catch (IOException | UnsupportedOperationException e) {
                refusals.add(base + " (" + e + ")");
            }
        }
        throw new GatherException(NodeError.SOCKETS_UNUSABLE, "no folder for SSH's control sockets can be made",
                String.join(", ", refusals), "make one of them writable, or set TMPDIR to a short path");
    }

    private static List<Path> usual(Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        for (String variable : List.of("XDG_RUNTIME_DIR", "TMPDIR")) {
            String place = environment.getOrDefault(variable, "");
            if (place.startsWith("/")) {
                places.add(Path.of(place));
            }
        }
        places.add(Path.of("/tmp"));
        places.add(Path.of("/var/tmp"));
        return places;
    }

    private static Path in(Path base) throws IOException {
        Path folder = Files.createTempDirectory(base.toRealPath(), "gather-", MODE);
        try {
            check(folder);
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            Trees.delete(folder);
            throw e;
        }
    }

    /** Some file systems know no sockets, no links or no modes; {@code ssh} needs the first two, and we the third. */
    private static void check(Path folder) throws IOException {
        if (folder.toString().getBytes(StandardCharsets.UTF_8).length + NAME > LONGEST_ADDRESS) {
            throw new IOException("the path is too long for sockets");
        }
        if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OURS)) {
            throw new IOException("others may enter it");
        }
        Path socket = folder.resolve("s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.createLink(folder.resolve("l"), socket);
        } finally {
            Files.deleteIfExists(folder.resolve("l"));
            Files.deleteIfExists(socket);
        }
    }
}
