package io.gather.core.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import org.jspecify.annotations.Nullable;

/** Sends one kilobyte by each way that is configured. What it leaves there is named after it. */
public final class WayChecks {
    /** How these checks' names begin. */
    public static final String CHECK = "upload by ";

    private static final int SIZE = 1 << 10;
    private static final Remedy CORRECT = Remedy.of("correct it: {}; or leave this way out of upload.ways",
            Action.SAVE_SETTINGS.on());

    private final List<Uploader> uploaders;
    private final String cluster;
    private final Instant now;

    /** @param uploaders in the order in which they are tried */
    public WayChecks(List<Uploader> uploaders, String cluster, Instant now) {
        this.uploaders = List.copyOf(uploaders);
        this.cluster = cluster;
        this.now = now;
    }

    /** One finding a way; none when none is configured. */
    public List<Finding> examine() throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        for (Uploader uploader : uploaders) {
            if (uploader.isConfigured()) {
                found.add(examine(uploader));
            }
        }
        return found;
    }

    private Finding examine(Uploader uploader) throws InterruptedException {
        String check = CHECK + uploader.name();
        try {
            return finding(check,
                    uploader.upload(new Small("gather-doctor-" + cluster.replaceAll("[^A-Za-z0-9_.-]", "_") + "-"
                            + now.getEpochSecond() + ".txt", cluster, now)));
        } catch (GatherException e) {
            return new Finding(Finding.HERE, check, Finding.Grade.FAILURE,
                    e.where().isEmpty() ? e.what() : e.where() + ": " + e.what(), e.remedy());
        } catch (IOException e) {
            return new Finding(Finding.HERE, check, Finding.Grade.FAILURE,
                    e.getMessage() == null ? e.toString() : e.getMessage(),
                    CORRECT);
        }
    }

    private static Finding finding(String check, Arrival arrival) {
        return switch (arrival) {
            case Arrival.Verified it -> new Finding(Finding.HERE, check, Finding.Grade.FINE,
                    check + " works; it left " + it.where(), null);
            case Arrival.Unverified it -> new Finding(Finding.HERE, check, Finding.Grade.WARNING,
                    "it left " + it.where() + ", but nobody can tell whether that arrived: " + it.doubt(),
                    Remedy.of("look there whether it did; bundles that go there are not deleted here"));
            case Arrival.Refuted it -> new Finding(Finding.HERE, check, Finding.Grade.FAILURE, it.reason(),
                    CORRECT);
        };
    }

    /** A kilobyte in memory. */
    private static final class Small implements Shipment {
        private final String name;
        private final String cluster;
        private final Instant made;
        private final byte[] content = "gather looked whether it can send; this may be deleted\n".repeat(SIZE)
                .substring(0, SIZE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        private final Map<String, String> notes = new HashMap<>();

        Small(String name, String cluster, Instant made) {
            this.name = name;
            this.cluster = cluster;
            this.made = made;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public String sha256() {
            java.security.MessageDigest digest = Sha256.sha256();
            digest.update(content);
            return Sha256.hex(digest);
        }

        @Override
        public String cluster() {
            return cluster;
        }

        @Override
        public @Nullable String caseId() {
            return null;
        }

        @Override
        public Instant made() {
            return made;
        }

        @Override
        public void inStretches(long there) {
            // So small that nobody looks at how far it is.
        }

        @Override
        public @Nullable Path file() {
            return null;
        }

        @Override
        public void reached(long position) {
            throw new IllegalStateException("there is no file that anybody could read");
        }

        @Override
        public InputStream stretch(long offset) {
            return content(offset);
        }

        @Override
        public InputStream content(long offset) {
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        }

        @Override
        public @Nullable String recall(String key) {
            return notes.get(key);
        }

        @Override
        public void note(String key, @Nullable String value) {
            if (value == null) {
                notes.remove(key);
            } else {
                notes.put(key, value);
            }
        }
    }
}
