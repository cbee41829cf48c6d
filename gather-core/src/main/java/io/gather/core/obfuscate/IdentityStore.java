package io.gather.core.obfuscate;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.files.DurableFile;
import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;
import io.gather.core.obfuscate.address.AddressKey;
import org.jspecify.annotations.Nullable;

/**
 * The key of this installation and the map of what was replaced by it, in a folder of its owner alone: whoever has these two gets all
 * originals back. Neither is ever in a bundle. Whatever ends a process, both are whole; what several processes add is all there. Safe
 * for several threads and processes.
 */
public final class IdentityStore {
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final Path keyFile;
    private final Path mapFile;
    private final IdentityLock lock;

    /** @param folder it is there, and its owner's alone */
    public IdentityStore(Path folder) {
        this.folder = folder;
        this.keyFile = folder.resolve("key");
        this.mapFile = folder.resolve("map.jsonl");
        this.lock = new IdentityLock(folder.resolve("lock"));
    }

    /** The one that was made when it was asked for first. */
    public AddressKey key() {
        try (LockedFile _ = lock.hold()) {
            if (!Files.exists(keyFile, LinkOption.NOFOLLOW_LINKS)) {
                byte[] key = new byte[AddressKey.SIZE];
                new SecureRandom().nextBytes(key);
                DurableFile.write(keyFile, HexFormat.of().formatHex(key) + "\n");
            }
            return new AddressKey(read());
        } catch (IOException e) {
            throw unusable(keyFile, "cannot be read or written: " + e, e);
        }
    }

    private byte[] read() throws IOException {
        checkOwner(keyFile);
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(keyFile, StandardCharsets.US_ASCII).strip());
            if (key.length == AddressKey.SIZE) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw unusable(keyFile, "is no key: " + e.getMessage(), e);
        }
        throw unusable(keyFile, "is no key of " + AddressKey.SIZE + " bytes", null);
    }

    /** All that was replaced so far. */
    public IdentityMap map() {
        // A map is replaced as a whole: who reads needs no lock.
        try {
            return readMap();
        } catch (IOException e) {
            throw unusable(mapFile, "cannot be read: " + e.getMessage(), e);
        }
    }

    private IdentityMap readMap() throws IOException {
        IdentityMap map = new IdentityMap();
        if (Files.exists(mapFile, LinkOption.NOFOLLOW_LINKS)) {
            checkOwner(mapFile);
            try (BufferedReader lines = Files.newBufferedReader(mapFile)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    map.add(Json.read(line, ReplacedIdentity.class));
                }
            }
        }
        return map;
    }

    /** These names, and those that were replaced before: they are the same in every bundle. */
    public KnownIdentities known(KnownIdentities names) {
        for (ReplacedIdentity identity : map().all()) {
            if (!identity.part()) {
                switch (identity.kind()) {
                    case HOST -> names.host(identity.original());
                    case DOMAIN -> names.domain(identity.original());
                    case USER -> names.user(identity.original());
                    case IP, MAC, MAIL -> {
                        // Known by how they look.
                    }
                }
            }
        }
        return names;
    }

    /** Adds what is new in the map to what is there. */
    public void save(IdentityMap map) {
        try (LockedFile _ = lock.hold()) {
            IdentityMap all = readMap();
            long added = map.all().stream().filter(all::add).count();
            if (added > 0) {
                DurableFile.removeLeftovers(growing(), Instant.MAX);
                DurableFile.write(growing(), mapFile, out -> write(all, out));
            }
        } catch (IOException e) {
            throw unusable(mapFile, "cannot be read or written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(mapFile, "was not written: interrupted", e);
        }
    }

    private Path growing() {
        return folder.resolve("growing");
    }

    private static void write(IdentityMap map, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 64 << 10);
        for (ReplacedIdentity identity : map.all()) {
            buffered.write((Json.write(identity) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        buffered.flush();
    }

    private static void checkOwner(Path file) throws IOException {
        PosixFileAttributes told = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!told.isRegularFile() || told.permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw unusable(file, "others may read or write it", null);
        }
    }

    private static GatherException unusable(Path file, String what, @Nullable Throwable cause) {
        return new GatherException(RunError.IDENTITIES_UNUSABLE, what, file.toString(),
                "see that it is yours alone (mode 0600), and as it was written; without it nothing is brought back",
                cause);
    }
}
