package io.gather.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.settings.Given;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingTable;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import io.gather.core.settings.UploadSettings;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import org.jspecify.annotations.Nullable;

/** What options change of the settings, and what is wrong with them. */
public final class SettingChanges {
    private static final String WAYS = "upload.ways";

    private final SettingTable table;
    private final Map<String, Optional<Given<?>>> changes = new LinkedHashMap<>();
    private final Map<String, String> options = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public SettingChanges(SettingTable table) {
        this.table = table;
    }

    /** @param told as it stands behind the option, or a list of such; null: nothing changes */
    public SettingChanges put(String key, String option, @Nullable Object told) {
        options.put(key, option);
        if (told != null) {
            try {
                Setting<?> setting = table.named(key);
                changes.put(key, Optional.of(told instanceof List<?> list
                        ? setting.of(list)
                        : setting.read(told.toString())));
            } catch (IllegalArgumentException e) {
                problem(key, String.valueOf(e.getMessage()));
            }
        }
        return this;
    }

    /** By its key alone. */
    public void set(String key, String value) {
        put(key, key, value);
    }

    /** By its key alone. */
    public void clear(String key) {
        try {
            changes.put(table.named(key).key(), Optional.empty());
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
        }
    }

    SettingChanges clear(String key, boolean wanted) {
        if (wanted) {
            changes.put(key, Optional.empty());
        }
        return this;
    }

    void note(String text) {
        notes.add(text);
    }

    /**
     * What is wrong with a value beyond its form.
     *
     * @param about a key, or an option
     */
    public void problem(String about, String what) {
        problems.add(new Problem(Path.of(options.getOrDefault(about, about)), 0, 0, what));
    }

    /** These and those; where both are about the same, those. */
    public SettingChanges and(SettingChanges those) {
        changes.putAll(those.changes);
        options.putAll(those.options);
        problems.addAll(those.problems);
        notes.addAll(those.notes);
        return this;
    }

    /** A way that is switched off is left out of the list of ways; one that is switched on comes at its usual place. */
    SettingChanges ways(List<String> saved, String way, @Nullable Boolean wanted) {
        if (wanted == null) {
            return this;
        }
        List<String> ways = new ArrayList<>(ways(saved));
        if (!wanted) {
            ways.remove(way);
        } else if (!ways.contains(way)) {
            List<String> usual = UploadSettings.builtIn().ways();
            List<String> before = usual.subList(0, usual.indexOf(way));
            int at = 0;
            for (int i = 0; i < ways.size(); i++) {
                at = before.contains(ways.get(i)) ? i + 1 : at;
            }
            ways.add(at, way);
        }
        changes.put(WAYS, Optional.of(table.named(WAYS).of(List.copyOf(ways))));
        return this;
    }

    private List<String> ways(List<String> saved) {
        return changes.getOrDefault(WAYS, Optional.empty()).map(Given::written).map(SettingChanges::texts)
                .orElse(saved);
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** @throws GatherException that names everything that is wrong */
    public SettingChanges checked() {
        Problems all = new Problems();
        problems.forEach(all::add);
        SettingsReader.throwIfAny(all);
        return this;
    }

    /** By key, as TOML has it; empty: the key is to be cleared. */
    public Map<String, Optional<Object>> all() {
        return changes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> it.getValue().map(Given::written)));
    }

    /** By the key of a setting the option that would change it, whether it was told or not. */
    public Map<String, String> options() {
        return Map.copyOf(options);
    }

    /** What the user is told about what cannot be changed so. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** For one run; what is cleared is as built in. */
    public Settings over(Settings saved) {
        Settings settings = saved;
        for (Map.Entry<String, Optional<Given<?>>> change : changes.entrySet()) {
            Given<?> given = change.getValue().isPresent()
                    ? change.getValue().get()
                    : table.named(change.getKey()).asBuiltIn();
            settings = given.over(settings);
        }
        return settings;
    }
}
