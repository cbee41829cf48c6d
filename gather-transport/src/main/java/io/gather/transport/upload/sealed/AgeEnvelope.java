package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.gather.core.error.GatherException;
import io.gather.core.upload.Envelope;
import io.gather.transport.error.WayError;

/**
 * The format of age. The library makes the keys and seals them for the recipients; the content is sealed here, because its way to do
 * that makes new keys each time, and an upload that was cut could not go on.
 */
final class AgeEnvelope implements Envelope {
    private static final int HEAD = 512;
    private static final int STANZA = 256;

    private final List<String> recipients;

    /** @throws GatherException when one is no recipient */
    AgeEnvelope(List<String> recipients) {
        this.recipients = List.copyOf(recipients);
        List<RecipientStanzaWriter> ignored = writers();
    }

    @Override
    public String suffix() {
        return ".age";
    }

    @Override
    public String recipients() {
        return String.join(" ", recipients);
    }

    @Override
    public Seal seal() {
        ByteBuffer head = ByteBuffer.allocate(HEAD + STANZA * recipients.size());
        try {
            byte[] key = new StandardPayloadKeyWriter().writeFileHeader(head, writers()).getEncoded();
            Seal seal = new Seal(Arrays.copyOf(head.array(), head.position()), key);
            Arrays.fill(key, (byte) 0);
            return seal;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long size(Seal seal, long plain) {
        return seal.head().length + AgeChunks.size(plain);
    }

    @Override
    public InputStream open(Seal seal, InputStream plain, long size) {
        return new PiecewiseStream(plain, seal.head(), new AgeChunks(plain, size, seal.key()));
    }

    private List<RecipientStanzaWriter> writers() {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String recipient : recipients) {
            try {
                writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new GatherException(WayError.NO_AGE_RECIPIENT,
                        "this is no recipient of age: "
                                + (recipient.startsWith("AGE-SECRET-KEY-") ? "it is a secret key" : recipient),
                        "encrypt_to",
                        "give what age-keygen calls the public key (age1…), or gpg:KEYID; keys of SSH will not do", e);
            }
        }
        return writers;
    }
}
