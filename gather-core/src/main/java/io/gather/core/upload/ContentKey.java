package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.gather.core.upload.Envelope.Seal;

/** A key made of a bundle's content: what is locked with it opens for those only who have the bundle anyway. */
final class ContentKey {
    /** Makes of the content something else than its digest, which is no secret. */
    private static final byte[] LABEL = "gather: key of a sealed bundle, 1".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 17;
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;

    private final byte[] key;

    private ContentKey(byte[] key) {
        this.key = key;
    }

    static ContentKey of(Path bundle) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(bundle)) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(LABEL, "HmacSHA256"));
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                mac.update(buffer, 0, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return new ContentKey(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret of a seal, locked. */
    String lock(Seal seal) {
        try {
            return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, seal.head()).doFinal(seal.key()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return empty when it was locked with the content of another bundle */
    Optional<Seal> unlock(byte[] head, String locked) {
        try {
            return Optional.of(
                    new Seal(head, cipher(Cipher.DECRYPT_MODE, head).doFinal(Base64.getDecoder().decode(locked))));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The nonce is made of the head, which is another one with each seal. */
    private Cipher cipher(int mode, byte[] head) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(head), NONCE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
