package io.gather.core.settings;

/** What settings are, for those who only read them. Immutable. */
@FunctionalInterface
public interface SettingValues {
    /** @throws IllegalArgumentException when nobody declared this setting: a mistake in the program */
    <T> T of(Setting<T> setting);
}
