package io.gather.core.module;

import io.gather.core.settings.Setting;

/**
 * An option of gathers that says a setting of the module for that gather alone.
 *
 * @param setting one that the module declares
 * @param name begins with the module's: {@code --shop-last}
 * @param value what follows it, in capitals: {@code NUMBER}
 * @param about what it is for, in a few words
 */
public record SettingOption(Setting<?> setting, String name, String value, String about) {}
