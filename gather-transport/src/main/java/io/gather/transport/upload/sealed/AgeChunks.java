package io.gather.transport.upload.sealed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/** The content of an age file: chunks of 64 KiB, numbered, the last one marked, each with a tag. */
final class AgeChunks implements PiecewiseStream.Source {
    private static final int CHUNK = 64 * 1024;
    private static final int TAG = 16;
    private static final int NONCE = 12;

    private final InputStream plain;
    private final SecretKeySpec key;
    private final Cipher cipher;
    private final byte[] chunk = new byte[CHUNK];
    private long left;
    private long number;
    private boolean ended;

    /** @param size of the plain content, which is not empty unless all of it is */
    AgeChunks(InputStream plain, long size, byte[] key) {
        this.plain = plain;
        this.left = size;
        this.key = new SecretKeySpec(key, "ChaCha20");
        try {
            this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static long size(long plain) {
        return plain + TAG * Math.max(1, (plain + CHUNK - 1) / CHUNK);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        int wanted = (int) Math.min(CHUNK, left);
        if (plain.readNBytes(chunk, 0, wanted) < wanted) {
            throw new EOFException("the bundle is shorter than it was");
        }
        left -= wanted;
        ended = left == 0;
        byte[] nonce = ByteBuffer.allocate(NONCE).position(3).putLong(number).put((byte) (ended ? 1 : 0)).array();
        number++;
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
            return cipher.doFinal(chunk, 0, wanted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
