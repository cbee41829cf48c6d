package io.gather.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.plan.Limits;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.core.toml.TomlText;
import org.jspecify.annotations.Nullable;

/** Lays settings files and the environment over the built-in defaults, each winning over those before it. */
public final class SettingsReader {
    private static final String REMEDY = "correct the settings; docs/configuration.md lists them";

    private final Problems problems = new Problems();
    private final Map<String, String> origins = new TreeMap<>();
    private Settings settings;

    public SettingsReader(Settings builtIn) {
        settings = builtIn;
    }

    /** A file that is not there changes nothing. */
    public SettingsReader file(Path file) {
        if (Files.exists(file)) {
            required(file);
        }
        return this;
    }

    public SettingsReader required(Path file) {
        TomlSection section = TomlFile.read(file, problems);
        if (section != null) {
            section.allKeys().forEach(key -> origins.put(key, file.toString()));
            apply(section);
        }
        return this;
    }

    /** {@code GATHER_OUTPUT}, {@code GATHER_UPLOAD_HTTP_HOST} and the like. */
    public SettingsReader environment(Map<String, String> environment) {
        Map<String, Object> values = new TreeMap<>();
        for (Setting setting : Setting.all()) {
            String text = environment.getOrDefault(setting.variable(), "");
            if (!text.isEmpty()) {
                try {
                    values.put(setting.key(), setting.form().read(text));
                    origins.put(setting.key(), setting.variable());
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(Path.of(setting.variable()), 0, 0, String.valueOf(e.getMessage())));
                }
            }
        }
        return values(values);
    }

    /** @param values by key, as {@link Form} reads them */
    public SettingsReader values(Map<String, Object> values) {
        if (values.isEmpty()) {
            return this;
        }
        TomlText text = new TomlText("");
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.with(value.getKey(), value.getValue());
        }
        TomlSection section = TomlFile.parse(Path.of("given"), text.text(), problems);
        if (section != null) {
            apply(section);
        }
        return this;
    }

    /** Where settings that are not built in come from, by key: a file's path or the name of a variable. */
    public Map<String, String> origins() {
        return Map.copyOf(origins);
    }

    /** @throws io.gather.core.error.GatherException that names every problem of every file */
    public Settings read() {
        problems.throwIfAny("GATHER-2103", REMEDY);
        return settings;
    }

    private void apply(TomlSection section) {
        Settings before = settings;
        Limits limits = limits(section.section("limits"), before.limits());
        settings = new Settings(section.string("cluster", before.cluster()),
                path(section.string("output"), before.output()), section.string("prefix", before.prefix()),
                selection(section, before.selection()), path(section.string("state"), before.state()),
                path(section.string("spool"), before.spool()), limits,
                UploadSettingsReader.read(section.section("upload"), before.upload()),
                whole(section, "fanout", before.fanout(), 1, 10_000),
                section.string("inventory", before.inventory()), ssh(section.section("ssh"), before.ssh()));
        section.done();
    }

    private static SelectionSettings selection(TomlSection section, SelectionSettings before) {
        return new SelectionSettings(section.string("profile", before.profile()),
                section.has("groups") ? section.strings("groups") : before.groups(),
                text(section, "begin", Form.BEGIN, before.begin()), text(section, "past", Form.PAST, before.past()));
    }

    private static String text(TomlSection section, String key, Form form, String before) {
        String text = section.string(key, before);
        try {
            return form.read(text).toString();
        } catch (IllegalArgumentException e) {
            section.problem(key, "'" + key + "': " + e.getMessage());
            return before;
        }
    }

    private static Limits limits(@Nullable TomlSection section, Limits before) {
        if (section == null) {
            return before;
        }
        Limits limits = new Limits(whole(section, "parallel", before.parallel(), 0, 256),
                section.size("max_size", before.totalSize()), section.duration("max_time", before.totalTime()),
                section.size("spool_size", before.spoolSize()), section.size("leave_free", before.leaveFree()),
                whole(section, "nice", before.nice(), 0, 19), section.bool("idle_io", before.idleIo()));
        section.done();
        return limits;
    }

    private static SshSettings ssh(@Nullable TomlSection section, SshSettings before) {
        if (section == null) {
            return before;
        }
        Duration timeout = section.duration("connect_timeout", before.connectTimeout());
        if (timeout.toSeconds() < 1) {
            section.problem("connect_timeout", "'connect_timeout' must be a second or more");
        }
        List<String> options = section.has("options") ? section.strings("options") : before.options();
        if (!options.stream().allMatch(option -> option.indexOf('=') > 0)) {
            section.problem("options", "'options' must be texts such as \"Compression=yes\"");
        }
        SshSettings ssh = new SshSettings(section.string("user", before.user()),
                whole(section, "port", before.port(), 0, 65_535), section.string("key", before.key()),
                section.string("jump", before.jump()), section.string("config", before.config()), options,
                section.bool("accept_new", before.acceptNew()), timeout, section.bool("sudo", before.sudo()));
        section.done();
        return ssh;
    }

    private static int whole(TomlSection section, String key, int before, int least, int most) {
        Long value = section.integer(key);
        if (value == null) {
            return before;
        }
        if (value < least || value > most) {
            section.problem(key, "'" + key + "' must be " + least + " to " + most + ", not " + value);
            return before;
        }
        return value.intValue();
    }

    private static Path path(@Nullable String text, Path before) {
        return text == null ? before : Path.of(text);
    }
}
