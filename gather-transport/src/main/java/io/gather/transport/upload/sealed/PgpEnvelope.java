package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Envelope;
import io.gather.transport.error.WayError;

/**
 * OpenPGP. The installed gpg makes the session key and seals it for the recipients as the operator's keyring says; the content is
 * sealed here, because gpg would make another key each time, and does not tell how large it becomes.
 */
final class PgpEnvelope implements Envelope {
    private static final int PASSPHRASE = 32;

    private final List<String> recipients;
    private final Gpg gpg;
    private final SecureRandom random = new SecureRandom();

    PgpEnvelope(List<String> recipients) {
        this(recipients, Map.of());
    }

    /** @param environment of gpg, besides ours */
    PgpEnvelope(List<String> recipients, Map<String, String> environment) {
        this.gpg = new Gpg(environment);
        this.recipients = List.copyOf(recipients);
        for (String recipient : recipients) {
            if (recipient.isBlank() || recipient.startsWith("-")) {
                throw new GatherException(WayError.NO_GPG_KEY, "this is no key of gpg: " + recipient,
                        "encrypt_to", "give its fingerprint: gpg:FINGERPRINT");
            }
        }
    }

    @Override
    public String suffix() {
        return ".gpg";
    }

    @Override
    public String recipients() {
        return "gpg: " + String.join(" ", recipients);
    }

    /**
     * An empty message is sealed for the recipients, and for a passphrase as well that nobody but us ever knows: with that gpg tells
     * the session key. Only what it made for the recipients is kept.
     */
    @Override
    public Seal seal() throws IOException, InterruptedException {
        byte[] passphrase = new byte[PASSPHRASE];
        random.nextBytes(passphrase);
        byte[] line = (HexFormat.of().formatHex(passphrase) + "\n").getBytes(StandardCharsets.US_ASCII);
        List<PgpPacket> packets = PgpPacket.all(gpg.encrypt(recipients, line));
        byte[] forUs = PgpPacket.join(packets.stream().filter(it -> it.tag() != PgpPacket.FOR_KEY).toList());
        byte[] head = PgpPacket.join(packets.stream().filter(it -> it.tag() == PgpPacket.FOR_KEY).toList());
        byte[] session = gpg.sessionKey(
                ByteBuffer.allocate(line.length + forUs.length).put(line).put(forUs).array());
        byte[] prefix = new byte[PgpMessage.BLOCK];
        random.nextBytes(prefix);
        byte[] key = ByteBuffer.allocate(session.length + prefix.length).put(prefix).put(session).array();
        Arrays.fill(line, (byte) 0);
        Arrays.fill(session, (byte) 0);
        return new Seal(head, key);
    }

    @Override
    public long size(Seal seal, long plain) {
        return seal.head().length + PgpMessage.size(plain);
    }

    @Override
    public InputStream open(Seal seal, InputStream plain, long size) {
        return new PiecewiseStream(plain, seal.head(), new PgpMessage(plain, size, seal.key()));
    }
}
