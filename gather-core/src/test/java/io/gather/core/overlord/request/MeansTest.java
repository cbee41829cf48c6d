package io.gather.core.overlord.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingTable;
import io.gather.core.settings.Settings;
import io.gather.core.settings.ShippedSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeansTest {
    private static final Settings SAVED = ShippedSettings.builtIn();

    @TempDir
    Path folder;

    private static Settings with(Settings settings, String key, Object value) {
        return settings.table().named(key).of(value).over(settings);
    }

    private static Means journaled(Settings told) throws Exception {
        return Json.read(Json.write(Means.of(told, true)), Means.class);
    }

    @Test
    void keepsEverySettingOfUploads() throws Exception {
        Settings told = with(with(with(SAVED, "upload.ftp.host", "f.example"), "upload.rate", "5MB"),
                "upload.http.port", 81).with(Settings.FANOUT, 3).with(Settings.PREFIX, "Mine");

        Settings again = journaled(told).over(SAVED);

        assertThat(again).isEqualTo(told.with(Settings.PREFIX, SAVED.prefix()));
        assertThat(FtpSettings.SECTION.read(again).host()).isEqualTo("f.example");
        assertThat(journaled(told).reach(SAVED)).isEqualTo(SAVED.with(Settings.FANOUT, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload.http.headers", "upload.esrs.headers"})
    void keepsNoHeaderThatMayBeASecret(String key) throws Exception {
        Settings told = with(SAVED, key, List.of("X-Case: 17", "Authorization: Bearer abc"));

        assertThat(Json.write(Means.of(told, true))).contains("X-Case: 17").doesNotContain("abc");
        assertThat(headers(journaled(told).over(SAVED), key)).isEqualTo(List.of("X-Case: 17"));
        assertThat(journaled(told).over(told)).isEqualTo(told);
    }

    private static Object headers(Settings settings, String key) {
        return settings.table().named(key).written(settings);
    }

    @Test
    void whatNoJarBringsAnyMoreIsLeftOut() throws Exception {
        SettingTable more = ShippedSettings.table()
                .with(List.of(new Setting<>("upload.mail.folder", Settings.SPOOL.form(), Path.of("/a"))));
        Settings told = Settings.builtIn(more, "c", SAVED.output(), SAVED.state());

        assertThat(journaled(told).over(SAVED)).isEqualTo(SAVED);
        assertThat(journaled(with(told, "upload.mail.folder", "/b")).over(told))
                .isEqualTo(with(told, "upload.mail.folder", "/b"));
    }

    @Test
    void saysWhatDoesNotHoldAnyMore() throws Exception {
        Path file = Files.writeString(folder.resolve("k.pem"), "-----BEGIN PRIVATE KEY-----\n");
        Means means = journaled(with(SAVED, "upload.http.key", file.toString()));
        Files.delete(file);

        assertThatThrownBy(() -> means.over(SAVED)).isInstanceOf(GatherException.class)
                .hasMessageContaining("upload.http.key").hasMessageContaining("there is no file");
    }
}
