package io.gather.core.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.gather.core.toml.NearestName;

/** All settings that there are: gather's own, and those that uploaders and modules declare. */
public final class SettingTable {
    private final Map<String, Setting<?>> byKey;
    private final boolean complete;

    private SettingTable(Map<String, Setting<?>> byKey, boolean complete) {
        this.byKey = byKey;
        this.complete = complete;
    }

    /** Of gather itself. */
    public static SettingTable own() {
        return new SettingTable(Map.of(), true).with(Settings.own());
    }

    /** Somebody could not be asked for his: what nobody declared may be his, and is passed over in files. */
    public SettingTable incomplete() {
        return new SettingTable(byKey, false);
    }

    boolean isComplete() {
        return complete;
    }

    /**
     * And those.
     *
     * @throws IllegalArgumentException when one of them cannot be told from one that is there
     */
    public SettingTable with(List<Setting<?>> more) {
        Map<String, Setting<?>> all = new LinkedHashMap<>(byKey);
        Set<String> variables = all.values().stream().map(Setting::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Setting<?> setting : more) {
            boolean table = all.keySet().stream().anyMatch(it -> it.startsWith(setting.key() + ".")
                    || setting.key().startsWith(it + "."));
            if (table || !variables.add(setting.variable())) {
                throw new IllegalArgumentException("there is a setting, or a table of them, called '" + setting.key()
                        + "' already, or one with its variable " + setting.variable());
            }
            all.put(setting.key(), setting);
        }
        return new SettingTable(all, complete);
    }

    /** In the order in which people see them. */
    public List<Setting<?>> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<Setting<?>> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @throws IllegalArgumentException that names the nearest one, for the user */
    public Setting<?> named(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(
                "there is no such setting" + NearestName.hint(key, byKey.keySet())));
    }

    /**
     * What may stand in a table of a file.
     *
     * @param table with a dot at its end; empty: the top of the file
     * @return names of settings and of tables
     */
    Set<String> names(String table) {
        return byKey.keySet().stream().filter(key -> key.startsWith(table))
                .map(key -> key.substring(table.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Map<String, Object> builtIn() {
        return byKey.values().stream().collect(Collectors.toUnmodifiableMap(Setting::key, Setting::builtIn));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettingTable table && complete == table.complete && byKey.equals(table.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }
}
