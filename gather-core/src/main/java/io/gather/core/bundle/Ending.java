package io.gather.core.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.partial.PartialFile;
import io.gather.core.bundle.tar.TarHeader;

/** What makes a partial bundle a finished one. */
final class Ending {
    private static final int LEVEL = 1;

    private Ending() {}

    static void write(PartialFile bundle, IndexFile entries, Member member, int padding) throws IOException {
        OutputStream out = new BufferedOutputStream(bundle, 64 << 10);
        if (padding > 0) {
            zeros(out, member, padding);
        }
        out.flush();
        long offset = bundle.size();
        entries.writeTo(out);
        zeros(out, member, 2 * TarHeader.BLOCK);
        out.write(Footer.of(offset));
        out.flush();
    }

    private static void zeros(OutputStream out, Member member, int count) throws IOException {
        member.begin(out, LEVEL);
        member.write(out, new byte[count], 0, count);
        member.end(out);
    }

    /**
     * The sidecar comes first: where the bundle is, its digest is too.
     *
     * @throws FileAlreadyExistsException when there is a file of that name
     */
    static void name(Path partial, BundleFile file) throws IOException {
        Path target = file.path();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path sidecar = BundleFiles.sidecar(target);
        Path temporary = BundleFiles.unfinishedSidecar(target);
        try {
            write(temporary, file.sha256() + "  " + target.getFileName() + "\n");
            Files.move(temporary, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        try {
            link(partial, target);
        } catch (IOException e) {
            Files.deleteIfExists(sidecar);
            throw e;
        }
    }

    /** A rename would replace what has come there meanwhile, a link does not. */
    private static void link(Path partial, Path target) throws IOException {
        try {
            Files.createLink(target, partial);
        } catch (FileAlreadyExistsException e) {
            // Over NFS an answer may be lost and the order repeated.
            if (!Files.isSameFile(partial, target)) {
                throw e;
            }
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            takeAndReplace(partial, target);
        }
    }

    /** Where a file can have one name only, an empty file takes the other one first. */
    private static void takeAndReplace(Path partial, Path target) throws IOException {
        Files.createFile(target, BundleFiles.OWNER_ONLY);
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.delete(target);
            throw e;
        }
    }

    private static void write(Path path, String text) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
