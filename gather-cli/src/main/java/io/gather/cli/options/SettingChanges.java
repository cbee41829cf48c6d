package io.gather.cli.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import io.gather.core.settings.UploadSettings;
import io.gather.core.toml.NearestName;
import org.jspecify.annotations.Nullable;

/** What options change of the settings, and what is wrong with them. */
public final class SettingChanges {
    private static final String WAYS = "upload.ways";

    private final Map<String, Optional<Object>> changes = new LinkedHashMap<>();
    private final Map<String, String> options = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param told null: nothing changes */
    SettingChanges put(String key, String option, @Nullable Object told) {
        if (told != null) {
            options.put(key, option);
            try {
                changes.put(key, Optional.of(Setting.read(key, told.toString())));
            } catch (IllegalArgumentException e) {
                problems.add(option + ": " + e.getMessage());
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
        if (Setting.find(key).isEmpty()) {
            problems.add("there is no setting '" + key + "'"
                    + NearestName.hint(key, Setting.all().stream().map(Setting::key).toList()));
        }
        changes.put(key, Optional.empty());
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
        problems.add(options.getOrDefault(about, about) + ": " + what);
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
        changes.put(WAYS, Optional.of(List.copyOf(ways)));
        return this;
    }

    private List<String> ways(List<String> saved) {
        return changes.getOrDefault(WAYS, Optional.empty()).map(SettingChanges::texts).orElse(saved);
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** @throws GatherException that names everything that is wrong */
    public SettingChanges checked() {
        if (!problems.isEmpty()) {
            throw new GatherException(CommandError.SETTING_REFUSED,
                    problems.size() == 1
                            ? problems.getFirst()
                            : problems.size() + " problems:\n  " + String.join("\n  ", problems),
                    "", "see what they take: docs/settings.md");
        }
        return this;
    }

    /** By key; empty: the key is to be cleared. */
    public Map<String, Optional<Object>> all() {
        return Map.copyOf(changes);
    }

    /** What the user is told about what cannot be changed so. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** For one run; what is cleared is as built in. */
    public Settings over(Settings saved) {
        Map<String, Object> overlay = new LinkedHashMap<>();
        changes.forEach((key, value) -> overlay.put(key, value.orElseGet(() -> builtIn(key))));
        return new SettingsReader(saved).values(overlay).read();
    }

    private static Object builtIn(String key) {
        return Setting.find(key).map(Setting::builtIn).orElse("");
    }
}
