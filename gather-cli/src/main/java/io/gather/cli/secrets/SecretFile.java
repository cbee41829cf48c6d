package io.gather.cli.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;

/** A file with one secret in its first line, which only its owner may read; or a file descriptor, as {@code fd:3}. */
record SecretFile(String name) {
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    char[] read() {
        Path path = Path.of(name.matches("fd:[0-9]{1,4}") ? "/dev/fd/" + name.substring("fd:".length()) : name);
        try {
            if (Files.isRegularFile(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                throw refused("others may read this file, or write to it", "chmod 600 " + name);
            }
            try (InputStream stream = Files.newInputStream(path)) {
                return firstLine(stream.readNBytes(LONGEST));
            }
        } catch (IOException e) {
            throw new GatherException(CommandError.SECRET_FILE, "cannot be read: " + e, name,
                    "give a file of yours, or a file descriptor as fd:3", e);
        }
    }

    private char[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
            char[] secret = new char[text.remaining()];
            text.duplicate().get(secret);
            text.put(new char[secret.length]);
            if (secret.length == 0) {
                throw refused("its first line is empty", "write the secret into it");
            }
            return secret;
        } catch (CharacterCodingException e) {
            throw refused("it is no text in UTF-8", "write the secret into it as UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private GatherException refused(String what, String remedy) {
        return new GatherException(CommandError.SECRET_FILE, what, name, remedy);
    }
}
