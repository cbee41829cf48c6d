package io.gather.core.catalog;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** A TOML text of the catalog, in a file or brought along by a module; read only as far as needed. */
final class CatalogText {
    private final Path file;
    private final @Nullable String given;
    private @Nullable Digest digest;

    private CatalogText(Path file, @Nullable String given) {
        this.file = file;
        this.given = given;
    }

    /** That the text is the same. No proof against somebody who may write the files, who needs none. */
    record Digest(long length, long sums) {
        boolean isThatOf(CatalogText text) throws IOException {
            Digest other = text.digest();
            return length == other.length && sums == other.sums;
        }
    }

    static CatalogText in(Path file) {
        return new CatalogText(file, null);
    }

    static CatalogText of(Path name, String text) {
        return new CatalogText(name, text);
    }

    /** Of the group or profile. */
    String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.toml$", "");
    }

    boolean isFile() {
        return given == null;
    }

    boolean isBelow(Path folder) {
        return isFile() && file.startsWith(folder);
    }

    /** Whether the file has this length, and was not written after that time. Costs a look at its folder's entry. */
    boolean isAsOf(long length, long milliseconds) {
        File entry = file.toFile();
        long written = entry.lastModified();
        return entry.length() == length && written != 0 && written <= milliseconds;
    }

    Digest digest() throws IOException {
        Digest known = digest;
        if (known == null) {
            byte[] bytes = (given == null ? TomlFile.text(file) : given).getBytes(StandardCharsets.UTF_8);
            known = new Digest(bytes.length, (sum(new CRC32(), bytes) << 32) | sum(new CRC32C(), bytes));
            digest = known;
        }
        return known;
    }

    private static long sum(Checksum sum, byte[] bytes) {
        sum.update(bytes);
        return sum.getValue();
    }

    /** @return null when it could not be parsed; the reasons are among the problems then */
    @Nullable
    TomlSection parse(Problems problems) {
        return given == null ? TomlFile.read(file, problems) : TomlFile.parse(file, given, problems);
    }
}
