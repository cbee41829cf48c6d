package io.gather.cli.settings;

import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;

/** What {@code settings view} shows: first in the words of the log gather that ours replaces, then all others by key. */
public final class SavedSettings {
    private static final String BUILT_IN = "built-in";

    private final Printer printer;
    private final Surroundings surroundings;

    public SavedSettings(Printer printer, Surroundings surroundings) {
        this.printer = printer;
        this.surroundings = surroundings;
    }

    /** What is asked for. */
    record Wanted(boolean origin, boolean all, boolean json) {}

    /** In the words of the original only. */
    public int view(PlaceOptions places) {
        SettingsReader reader = surroundings.settingsPlaces(places).reader();
        labels(reader.read(), reader, false);
        return 0;
    }

    int view(PlaceOptions places, Wanted wanted) {
        SettingsReader reader = surroundings.settingsPlaces(places).reader();
        Settings settings = reader.read();
        if (wanted.json()) {
            settings.table().all().forEach(setting -> printer.json(fields(setting, settings, reader)));
            return 0;
        }
        labels(settings, reader, wanted.origin());
        for (Setting<?> setting : settings.table().all()) {
            boolean labelled = Label.ALL.stream().anyMatch(label -> label.isAllOf(setting.key()));
            if (!labelled && (wanted.all() || reader.origins().containsKey(setting.key()))) {
                printer.result(setting.key() + " = " + setting.shown(settings)
                        + (wanted.origin() ? "  (" + origin(setting.key(), reader) + ")" : ""));
            }
        }
        return 0;
    }

    private void labels(Settings settings, SettingsReader reader, boolean origin) {
        int width = Label.ALL.stream().mapToInt(label -> label.text().length()).max().orElse(0);
        for (Label label : Label.ALL) {
            String value = label.value(settings);
            printer.result((" ".repeat(width - label.text().length()) + label.text() + ": " + value
                    + (origin && !label.key().isEmpty() ? "  (" + origin(label.key(), reader) + ")" : ""))
                    .stripTrailing());
        }
    }

    private static String origin(String key, SettingsReader reader) {
        return reader.origins().getOrDefault(key, BUILT_IN);
    }

    private static Map<String, Object> fields(Setting<?> setting, Settings settings, SettingsReader reader) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", setting.key());
        fields.put("value", setting.written(settings));
        fields.put("origin", origin(setting.key(), reader));
        fields.put("variable", setting.variable());
        fields.put("values", setting.form().words());
        return fields;
    }
}
