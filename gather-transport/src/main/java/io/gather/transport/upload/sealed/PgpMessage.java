package io.gather.transport.upload.sealed;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/** The content of an OpenPGP message: a literal packet and its digest, encrypted with AES-256, as every gpg since 2000 reads it. */
final class PgpMessage implements PiecewiseStream.Source {
    static final int BLOCK = 16;

    private static final int READ = 64 * 1024;
    private static final int SEALED = 18;
    private static final int LITERAL = 11;
    private static final byte[] LITERAL_HEAD = {'b', 0, 0, 0, 0, 0};
    private static final byte[] DIGEST_HEAD = {(byte) 0xd3, 20};
    private static final int DIGEST = 20;

    private final InputStream plain;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream clear = new ByteArrayOutputStream();
    private final PgpFrame sealed;
    private final PgpFrame literal;
    private final Cipher cipher;
    private final MessageDigest sha1;
    private long left;
    private boolean ended;

    /** @param key the random bytes that such a message begins with, and the session key */
    PgpMessage(InputStream plain, long size, byte[] key) {
        this.plain = plain;
        this.left = size;
        try {
            cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, BLOCK, key.length - BLOCK, "AES"),
                    new IvParameterSpec(new byte[BLOCK]));
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        sealed = new PgpFrame(SEALED, within(size), out);
        sealed.write(new byte[]{1}, 1);
        clear.write(key, 0, BLOCK);
        clear.write(key, BLOCK - 2, 2);
        literal = new PgpFrame(LITERAL, LITERAL_HEAD.length + size, clear);
        literal.write(LITERAL_HEAD, LITERAL_HEAD.length);
    }

    static long size(long plain) {
        return PgpFrame.size(within(plain));
    }

    private static long within(long plain) {
        return 1 + BLOCK + 2 + PgpFrame.size(LITERAL_HEAD.length + plain) + DIGEST_HEAD.length + DIGEST;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        int wanted = (int) Math.min(READ, left);
        byte[] read = plain.readNBytes(wanted);
        if (read.length < wanted) {
            throw new EOFException("the bundle is shorter than it was");
        }
        left -= wanted;
        literal.write(read, wanted);
        byte[] bytes = clear.toByteArray();
        sha1.update(bytes);
        write(cipher.update(bytes));
        clear.reset();
        if (left == 0) {
            ended = true;
            sha1.update(DIGEST_HEAD);
            write(cipher.update(DIGEST_HEAD));
            try {
                write(cipher.doFinal(sha1.digest()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        byte[] piece = out.toByteArray();
        out.reset();
        Arrays.fill(bytes, (byte) 0);
        return piece;
    }

    /** @param encrypted whole blocks until the end: what is not one, the cipher keeps back; null: none */
    private void write(byte @Nullable [] encrypted) {
        if (encrypted != null) {
            sealed.write(encrypted, encrypted.length);
        }
    }
}
