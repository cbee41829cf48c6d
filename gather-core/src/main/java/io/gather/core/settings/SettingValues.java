package io.gather.core.settings;

import java.util.List;

/** What settings are, for those who only read them. Immutable. */
public interface SettingValues {
    /** @throws IllegalArgumentException when nobody declared this setting: a mistake in the program */
    <T> T of(Setting<T> setting);

    /** Where nobody has set any. */
    static SettingValues builtIn() {
        return new SettingValues() {
            @Override
            public <T> T of(Setting<T> setting) {
                return setting.builtIn();
            }
        };
    }

    /** No more than what was declared. */
    default SettingValues only(List<Setting<?>> declared) {
        List<Setting<?>> known = List.copyOf(declared);
        SettingValues all = this;
        return new SettingValues() {
            @Override
            public <T> T of(Setting<T> setting) {
                if (known.stream().noneMatch(it -> it.key().equals(setting.key()))) {
                    throw new IllegalArgumentException("the setting '" + setting.key() + "' was not declared");
                }
                return all.of(setting);
            }
        };
    }
}
