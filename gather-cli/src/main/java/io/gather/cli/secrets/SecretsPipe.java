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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import org.jspecify.annotations.Nullable;

/** Hands secrets over to another process of ours, by its standard input: for each kind a length, or -1, and as many
 * bytes; then how many others there are, and each with its name. */
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
        List<Secret> told = secrets.uploads().table().all().stream()
                .filter(it -> secrets.uploads().told(it).isPresent()).toList();
        out.writeInt(told.size());
        for (Secret secret : told) {
            out.writeUTF(secret.name());
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
    public static HandedOver read(InputStream from, SecretTable table) throws IOException {
        DataInputStream in = new DataInputStream(from);
        Map<SecretKind, char[]> nodes = new EnumMap<>(SecretKind.class);
        for (SecretKind kind : SecretKind.values()) {
            char[] secret = secret(in);
            if (secret != null) {
                nodes.put(kind, secret);
            }
        }
        return new HandedOver(new OperatorSecrets(nodes), OperatorUploadSecrets.of(table, named(in, table)));
    }

    private static Map<Secret, char[]> named(DataInputStream in, SecretTable table) throws IOException {
        Map<Secret, char[]> found = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            Secret secret = table.find(name).orElseThrow(() -> new IOException("there is no secret '" + name + "'"));
            char[] value = secret(in);
            if (value != null) {
                found.put(secret, value);
            }
        }
        return found;
    }

    private static char @Nullable [] secret(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length > LONGEST) {
            throw new IOException("a secret of " + length + " bytes");
        }
        return length == ABSENT ? null : text(in.readNBytes(length));
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
