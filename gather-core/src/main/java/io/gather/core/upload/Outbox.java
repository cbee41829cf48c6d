package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.SendingError;
import io.gather.core.files.GivenFile;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestReader;
import io.gather.core.report.manifest.ManifestVisitor;
import org.jspecify.annotations.Nullable;

/** Makes dispatches of files: of bundles, whose manifest says what they are, and of any other file. */
public final class Outbox {
    private static final Pattern SIDECAR = Pattern.compile("([0-9a-f]{64})[ \\t].*", Pattern.DOTALL);
    private static final int DIGITS = 12;

    private final Sender sender;
    private final UploadQueue queue;
    private final String usualCluster;

    /**
     * @param sender by whose ways they are to go
     * @param usualCluster of files that do not say which theirs is
     */
    public Outbox(Sender sender, String usualCluster) {
        this.sender = sender;
        this.queue = sender.queue();
        this.usualCluster = usualCluster;
    }

    /**
     * What the user says besides the file.
     *
     * @param cluster instead of the bundle's; null: as it says
     * @param caseId instead of the bundle's; null: as it says
     * @param again whether it is sent even if it has arrived there already
     */
    public record Wish(@Nullable String cluster, @Nullable String caseId, boolean again, List<String> ways) {
        public Wish {
            ways = List.copyOf(ways);
        }
    }

    /** As the queue has it, where it has it; as delivered, if it is where it is to go. Queues nothing. */
    public Dispatch dispatch(Path file, Wish wish) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new GatherException(SendingError.NO_SUCH_FILE, "there is no such file", file.toString(),
                        Remedy.of("see what is queued: {}", Action.SEE_UPLOADS.on()));
            }
            return made(file.toAbsolutePath().normalize(), wish);
        } catch (IOException e) {
            throw new GatherException(SendingError.FILE_UNREADABLE, "cannot be read: " + e, file.toString(),
                    "check the path and who may read it", e);
        }
    }

    private Dispatch made(Path file, Wish wish) throws IOException {
        String sha256 = sha256(file);
        ManifestGather gather = manifest(file);
        String id = gather == null ? "file-" + sha256.substring(0, DIGITS) : gather.id();
        Optional<Dispatch> known = queue.find(id);
        if (known.isPresent() && !known.get().sha256().equals(sha256)) {
            // Another bundle of the same gather, such as a redacted one.
            id = id + "-" + sha256.substring(0, DIGITS);
            known = queue.find(id);
        }
        String ofBundle = gather == null ? usualCluster : gather.cluster();
        String caseOfBundle = gather == null ? null : gather.caseId();
        Instant when = gather == null ? Files.getLastModifiedTime(file).toInstant() : gather.start();
        Dispatch fresh = Dispatch.fresh(id, new BundleFile(file, Files.size(file), sha256),
                wish.cluster() == null ? ofBundle : wish.cluster(),
                wish.caseId() == null ? caseOfBundle : wish.caseId(),
                when, wish.ways());
        fresh = gather == null ? fresh : fresh.ofGather(gather.id());
        return known.isEmpty() ? fresh : wished(fresh.continuing(known.get()), known.get().arrived(), wish.again());
    }

    private Dispatch wished(Dispatch known, boolean arrived, boolean again) {
        if (again) {
            return arrived ? known.again() : known;
        }
        return sender.settled(known).map(known::settled).orElse(known);
    }

    private static @Nullable ManifestGather manifest(Path file) {
        @Nullable
        ManifestGather[] found = new ManifestGather[1];
        try (Bundle bundle = Bundle.open(file); InputStream manifest = bundle.open("manifest.json")) {
            new ManifestReader(new ManifestVisitor() {
                @Override
                public boolean wantsDetails() {
                    return false;
                }

                @Override
                public void gather(ManifestGather gather) {
                    found[0] = gather;
                }
            }).read(manifest, file.toString());
        } catch (GatherException | IOException noBundle) {
            // Any file can be sent: encrypted bundles, and damaged ones that somebody is to look at.
            return found[0];
        }
        return found[0];
    }

    /** What the file beside it says, or else its own. */
    private static String sha256(Path file) throws IOException {
        Path sidecar = file.resolveSibling(file.getFileName() + ".sha256");
        if (Files.isRegularFile(sidecar)) {
            Matcher matcher = SIDECAR.matcher(Files.readString(sidecar));
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        try (DigestInputStream in = new DigestInputStream(Channels.newInputStream(new GivenFile(file).open()),
                Sha256.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(in.getMessageDigest());
        }
    }
}
