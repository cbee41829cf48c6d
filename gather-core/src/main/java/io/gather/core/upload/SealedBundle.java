package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import io.gather.core.upload.Envelope.Seal;

/**
 * A bundle as it leaves: sealed, without a second copy. The queue keeps what a later process needs to go on with the same bytes; its
 * secret is locked with the bundle's own content.
 */
final class SealedBundle {
    private static final String RECIPIENTS = "sealed/recipients";
    private static final String HEAD = "sealed/head";
    private static final String LOCKED = "sealed/key";
    private static final String DIGEST = "sealed/sha256";
    private static final int BUFFER = 1 << 17;

    private final Envelope envelope;
    private final Seal seal;
    private final Path file;
    private final long plain;

    private SealedBundle(Envelope envelope, Seal seal, Dispatch dispatch) {
        this.envelope = envelope;
        this.seal = seal;
        this.file = dispatch.file();
        this.plain = dispatch.size();
    }

    /** A bundle that can be sent, and what is to be kept of it until it was. */
    record Prepared(Dispatch dispatch, SealedBundle bundle) {}

    /** As an earlier process began it, or else with new keys. Reads the bundle once or twice. */
    static Prepared prepare(Dispatch dispatch, Envelope envelope) throws IOException, InterruptedException {
        ContentKey content = ContentKey.of(dispatch.file());
        Optional<Seal> begun = begun(dispatch, envelope, content);
        if (begun.isPresent()) {
            return new Prepared(dispatch, new SealedBundle(envelope, begun.get(), dispatch));
        }
        Seal seal = envelope.seal();
        SealedBundle bundle = new SealedBundle(envelope, seal, dispatch);
        Dispatch noted = dispatch.with(RECIPIENTS, envelope.recipients())
                .with(HEAD, Base64.getEncoder().encodeToString(seal.head())).with(LOCKED, content.lock(seal))
                .with(DIGEST, bundle.digest());
        return new Prepared(noted, bundle);
    }

    private static Optional<Seal> begun(Dispatch dispatch, Envelope envelope, ContentKey content) {
        String head = dispatch.notes().get(HEAD);
        String locked = dispatch.notes().get(LOCKED);
        return head == null || locked == null || !envelope.recipients().equals(dispatch.notes().get(RECIPIENTS))
                ? Optional.empty()
                : content.unlock(Base64.getDecoder().decode(head), locked);
    }

    static Dispatch forget(Dispatch dispatch) {
        return dispatch.with(RECIPIENTS, null).with(HEAD, null).with(LOCKED, null).with(DIGEST, null);
    }

    /** Of what is sent. */
    static String digest(Dispatch dispatch) {
        return dispatch.notes().getOrDefault(DIGEST, "");
    }

    String suffix() {
        return envelope.suffix();
    }

    long size() {
        return envelope.size(seal, plain);
    }

    /** Sealed anew from the start, and passed over up to the offset: that is faster than any network. */
    InputStream content(long offset) throws IOException {
        InputStream sealed = envelope.open(seal, Files.newInputStream(file), plain);
        try {
            sealed.skipNBytes(offset);
            return sealed;
        } catch (IOException e) {
            sealed.close();
            throw e;
        }
    }

    private String digest() throws IOException, InterruptedException {
        try (InputStream in = content(0)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
