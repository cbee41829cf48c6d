package io.gather.core.settings;

import java.nio.file.Path;
import java.util.List;

/** The settings of gather itself and of the ways whose records are here. */
public final class ShippedSettings {
    /** As a jar would bring it. */
    public static final Setting<Path> SHOP = new Setting<>("shop.base", Forms.PATH, Path.of("/srv"));

    private ShippedSettings() {}

    public static SettingTable table() {
        SettingTable table = SettingTable.own();
        for (Section<?> section : List.of(EsrsSettings.SECTION, HttpSettings.SECTION, FtpSettings.SECTION,
                SftpSettings.SECTION, S3Settings.SECTION)) {
            table = table.with(section.settings());
        }
        return table.with(List.of(SHOP));
    }

    public static Settings builtIn() {
        return Settings.builtIn(table(), "c", Path.of("/out"), Path.of("/state"));
    }
}
