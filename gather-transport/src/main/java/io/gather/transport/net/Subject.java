package io.gather.transport.net;

import java.util.Map;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * What connections are for, as told by whoever wants them: an upload, a poll, a report. So the net's errors name the settings that are to
 * be corrected, and end a process as that purpose does.
 *
 * @param section of the settings, such as {@code upload.http}, for remedies
 * @param category of what fails for good
 * @param names of settings that are called otherwise there, such as {@code ca}
 */
public record Subject(String section, Category category, Map<String, String> names) {
    public Subject {
        names = Map.copyOf(names);
    }

    public Subject(String section, Category category) {
        this(section, category, Map.of());
    }

    public GatherException error(ErrorCode error, String what, String where, String remedy, @Nullable Throwable cause) {
        return GatherException.of(error, category, what, where, Remedy.of(remedy), cause);
    }

    public GatherException error(ErrorCode error, String what, String where, String remedy) {
        return error(error, what, where, remedy, null);
    }

    /** A setting of the section. */
    public String setting(String name) {
        return section + "." + names.getOrDefault(name, name);
    }
}
