package io.gather.core.settings;

import java.time.Duration;
import java.util.List;

import io.gather.core.toml.TomlSection;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** A table of a file of settings, read key by key; each value is held to the one rule of its {@link Setting}. */
final class SettingTable {
    private final @Nullable TomlSection section;
    private final String path;

    private SettingTable(@Nullable TomlSection section, String path) {
        this.section = section;
        this.path = path;
    }

    static SettingTable root(TomlSection section) {
        return new SettingTable(section, "");
    }

    /** A table in this one; where it is not there, all of it is as before. */
    SettingTable table(String name) {
        return new SettingTable(section == null ? null : section.section(name), path + name + ".");
    }

    String text(String key, String before) {
        return section != null && fits(key, section.string(key)) ? section.string(key, before) : before;
    }

    boolean flag(String key, boolean before) {
        return section == null ? before : section.bool(key, before);
    }

    int whole(String key, int before) {
        Long value = section == null ? null : section.integer(key);
        return value != null && fits(key, value) ? value.intValue() : before;
    }

    List<String> texts(String key, List<String> before) {
        if (section == null || !section.has(key)) {
            return before;
        }
        List<String> value = section.strings(key);
        return fits(key, value) ? value : before;
    }

    ByteSize size(String key, ByteSize before) {
        return section != null && fits(key, section.string(key)) ? section.size(key, before) : before;
    }

    Duration time(String key, Duration before) {
        return section != null && fits(key, section.string(key)) ? section.duration(key, before) : before;
    }

    <E extends Enum<E>> E choice(String key, E before) {
        return section == null ? before : section.choice(key, before);
    }

    /** Keys that were not asked for are problems. */
    void done() {
        if (section != null) {
            section.done();
        }
    }

    /** @param value null: none is there */
    private boolean fits(String key, @Nullable Object value) {
        if (section == null || value == null) {
            return false;
        }
        try {
            Setting.find(path + key).orElseThrow().form().check(value);
            return true;
        } catch (IllegalArgumentException e) {
            section.problem(key, "'" + key + "': " + e.getMessage());
            return false;
        }
    }
}
