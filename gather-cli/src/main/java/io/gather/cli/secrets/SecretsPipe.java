package io.gather.cli.secrets;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import io.gather.core.upload.UploadSecrets.Secret;
import org.jspecify.annotations.Nullable;

/** Hands secrets over to another process of ours, by its standard input: for each kind a length, or -1, and as many bytes. */
public final class SecretsPipe {
    /** What came. */
    public record HandedOver(OperatorSecrets nodes, OperatorUploadSecrets uploads) {}

    private static final int ABSENT = -1;
    private static final int LONGEST = 1 << 16;

    private SecretsPipe() {}

    public static void write(HandedOver secrets, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        for (SecretKind kind : SecretKind.values()) {
            write(secrets.nodes().known().get(kind), out);
        }
        for (Secret secret : Secret.values()) {
            write(secrets.uploads().told(secret).orElse(null), out);
        }
        out.flush();
    }

    private static void write(char @Nullable [] secret, DataOutputStream out) throws IOException {
        if (secret == null) {
            out.writeInt(ABSENT);
            return;
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes).clear();
        encoded.put(new byte[encoded.capacity()]);
        out.writeInt(bytes.length);
        out.write(bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    /** Takes not a byte more than was written. */
    public static HandedOver read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        Map<SecretKind, char[]> nodes = read(SecretKind.class, in);
        return new HandedOver(new OperatorSecrets(nodes), OperatorUploadSecrets.of(read(Secret.class, in)));
    }

    private static <K extends Enum<K>> Map<K, char[]> read(Class<K> type, DataInputStream in) throws IOException {
        Map<K, char[]> found = new EnumMap<>(type);
        for (K kind : type.getEnumConstants()) {
            int length = in.readInt();
            if (length > LONGEST) {
                throw new IOException("a secret of " + length + " bytes");
            }
            if (length != ABSENT) {
                found.put(kind, text(in.readNBytes(length)));
            }
        }
        return found;
    }

    private static char[] text(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] secret = new char[text.remaining()];
        text.get(secret);
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }
}
