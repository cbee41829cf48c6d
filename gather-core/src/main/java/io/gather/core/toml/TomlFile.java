package io.gather.core.toml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Opens TOML files and texts. */
public final class TomlFile {
    /** Nobody writes a larger one by hand; guards against a wrong path. */
    private static final long MAX = 4 << 20;

    private TomlFile() {}

    /** @return null when it could not be parsed; the reasons are among the problems then */
    public static @Nullable TomlSection read(Path file, Problems problems) {
        try {
            if (Files.size(file) > MAX) {
                problems.add(new Problem(file, 1, 1, "larger than 4 MB; this is not a configuration file"));
                return null;
            }
            return parse(file, Files.readString(file), problems);
        } catch (IOException e) {
            problems.add(new Problem(file, 1, 1, "cannot be read: " + e));
            return null;
        }
    }

    /** @param name what problems call the text */
    public static @Nullable TomlSection parse(Path name, String text, Problems problems) {
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
