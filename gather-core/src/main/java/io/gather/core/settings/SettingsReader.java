package io.gather.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.plan.Limits;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.core.toml.TomlText;

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

    /** What could be read; in the place of a wrong value is the one before. */
    public Settings readable() {
        return settings;
    }

    /** @throws io.gather.core.error.GatherException that names every problem of every file */
    public Settings read() {
        problems.throwIfAny(InputError.SETTINGS_WRONG, Remedy.of(REMEDY));
        return settings;
    }

    private void apply(TomlSection section) {
        Settings before = settings;
        SettingTable table = SettingTable.root(section);
        Limits limits = limits(table.table("limits"), before.limits());
        settings = new Settings(table.text("cluster", before.cluster()), path(table, "output", before.output()),
                table.text("prefix", before.prefix()), selection(table, before.selection()),
                path(table, "state", before.state()), path(table, "spool", before.spool()), limits,
                UploadSettingsReader.read(table.table("upload"), before.upload()),
                table.whole("fanout", before.fanout()), table.text("inventory", before.inventory()),
                ssh(table.table("ssh"), before.ssh()));
        table.done();
    }

    private static SelectionSettings selection(SettingTable table, SelectionSettings before) {
        return new SelectionSettings(table.text("profile", before.profile()), table.texts("groups", before.groups()),
                table.text("begin", before.begin()).strip(), table.text("past", before.past()).strip());
    }

    private static Limits limits(SettingTable table, Limits before) {
        Limits limits = new Limits(table.whole("parallel", before.parallel()),
                table.size("max_size", before.totalSize()), table.time("max_time", before.totalTime()),
                table.size("spool_size", before.spoolSize()), table.size("leave_free", before.leaveFree()),
                table.whole("nice", before.nice()), table.flag("idle_io", before.idleIo()));
        table.done();
        return limits;
    }

    private static SshSettings ssh(SettingTable table, SshSettings before) {
        SshSettings ssh = new SshSettings(table.text("user", before.user()), table.whole("port", before.port()),
                table.text("key", before.key()), table.text("jump", before.jump()),
                table.text("config", before.config()), table.texts("options", before.options()),
                table.flag("accept_new", before.acceptNew()), table.time("connect_timeout", before.connectTimeout()),
                table.flag("sudo", before.sudo()));
        table.done();
        return ssh;
    }

    private static Path path(SettingTable table, String key, Path before) {
        return Path.of(table.text(key, before.toString()));
    }
}
