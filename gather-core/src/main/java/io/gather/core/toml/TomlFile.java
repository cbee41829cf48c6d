package io.gather.core.toml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.gather.core.files.GivenFile;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Opens TOML files and texts. */
public final class TomlFile {
    /** Nobody writes a larger one by hand, and reading it takes a hundred times its size in memory. */
    private static final ByteSize MAX = ByteSize.of(512 << 10);
    private static final String TOO_LARGE = "larger than 512 kB, the most that is read of a TOML file; divide it into"
            + " several, or say more with one entry, as node[1-500] does";

    private TomlFile() {}

    /** @return null when it could not be parsed; the reasons are among the problems then */
    public static @Nullable TomlSection read(Path file, Problems problems) {
        try {
            return parse(file, text(file), problems);
        } catch (GivenFile.TooLargeException e) {
            problems.add(new Problem(file, 0, 0, TOO_LARGE));
            return null;
        } catch (IOException e) {
            problems.add(new Problem(file, 0, 0, reason(e)));
            return null;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "may not be read by this user";
            case CharacterCodingException bytes -> "is no text in UTF-8";
            default -> "cannot be read: " + e;
        };
    }

    /** What stands in a file that is to be read as TOML. */
    public static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(new GivenFile(file).read(MAX))).toString();
    }

    /** @param name what problems call the text */
    public static @Nullable TomlSection parse(Path name, String text, Problems problems) {
        if (text.length() > MAX.bytes()) {
            problems.add(new Problem(name, 1, 1, TOO_LARGE));
            return null;
        }
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            for (TomlParseError error : result.errors()) {
                problems.add(new Problem(name, error.position().line(), error.position().column(),
                        String.valueOf(error.getMessage())));
            }
            return null;
        }
        return new TomlSection(name, result, null, problems);
    }
}
