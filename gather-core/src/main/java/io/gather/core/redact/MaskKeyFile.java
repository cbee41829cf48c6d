package io.gather.core.redact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.files.DurableFile;
import io.gather.core.files.OutputFile;

/**
 * The key of what stands for secrets: the same in all bundles of one state directory, so that equal secrets are recognisably equal from
 * one bundle to the next. For its owner alone.
 */
public record MaskKeyFile(Path state) {
    private static final String NAME = "redact.key";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}\\n?");

    /** As {@link #key}; empty where none was ever made, so that nothing was masked with it. */
    public String made() {
        return Files.exists(state.resolve(NAME)) ? key() : "";
    }

    /**
     * In hexadecimal digits; made where it is not there yet, of two that begin at once by one.
     *
     * @throws GatherException when it cannot be read or made
     */
    public String key() {
        Path file = state.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String key = Files.readString(file, StandardCharsets.US_ASCII);
            if (!FORM.matcher(key).matches()) {
                throw new IOException("it is no key of " + BYTES + " bytes");
            }
            return key.strip();
        } catch (IOException e) {
            throw new GatherException(RunError.MASK_KEY_UNUSABLE, "the key for masked secrets cannot be used: " + e,
                    file.toString(),
                    Remedy.of("check who owns it, or remove it: another one is made, and masks of later"
                            + " bundles differ from those before; or choose another place with {}", Action.STATE.on()),
                    e);
        }
    }

    private void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(state,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Path grown = DurableFile.grow(state, out -> out.write((HexFormat.of().formatHex(key) + "\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            try {
                OutputFile.nameToo(grown, file);
            } finally {
                Files.deleteIfExists(grown);
            }
        } catch (FileAlreadyExistsException another) {
            // Of another process that began at the same time: that one counts.
        } catch (InterruptedException e) {
            throw new AssertionError("a few bytes are not waited for", e);
        }
    }
}
