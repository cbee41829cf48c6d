package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlText;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** For each setting of the table: its default, another value by each door, and values that it refuses. */
class EverySettingTest {
    private static final Settings BUILT_IN = ShippedSettings.builtIn();
    /** Each is wrong for some setting. */
    private static final List<String> SAMPLES = List.of("x", "perhaps", "-1", "70000", "99999999999", "soon", "10ms",
            "much", "a b", "https://u:pw@h", "h:21", "/nope.pem", "X", "2026-02-30", "u".repeat(300), "p".repeat(5000),
            "a\u0007b");

    @TempDir
    Path folder;

    static List<Setting<?>> all() {
        return BUILT_IN.table().all();
    }

    @Test
    void areAllReadAsTheyAreWritten() throws Exception {
        TomlText text = new TomlText("");
        for (Setting<?> setting : all()) {
            text = text.with(setting.key(), setting.written(BUILT_IN));
        }

        assertThat(file(text.text()).read()).isEqualTo(BUILT_IN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasADefaultThatItsFormTakes(Setting<?> setting) {
        assertThat(setting.of(setting.asBuiltIn().written())).isEqualTo(setting.asBuiltIn());
        assertThat(setting.form().words()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesAnotherValueByEachDoor(Setting<?> setting) throws Exception {
        String other = other(setting);
        Given<?> given = setting.read(other);

        SettingsReader variable = new SettingsReader(BUILT_IN).environment(Map.of(setting.variable(), other));
        SettingsReader file = file(new TomlText("").with(setting.key(), given.written()).text());

        assertThat(variable.read()).isNotEqualTo(BUILT_IN).isEqualTo(given.over(BUILT_IN));
        assertThat(setting.shown(variable.read())).isEqualTo(other);
        assertThat(variable.origins()).containsEntry(setting.key(), setting.variable());
        assertThat(file.read()).isEqualTo(given.over(BUILT_IN));
        assertThat(file.origins()).containsOnlyKeys(setting.key());
        // Nothing else changes with it.
        assertThat(setting.asBuiltIn().over(BUILT_IN)).isEqualTo(setting.asBuiltIn().over(given.over(BUILT_IN)));
    }

    private String other(Setting<?> setting) throws IOException {
        return switch (setting.builtIn()) {
            case Boolean flag -> String.valueOf(!flag);
            case Integer number -> String.valueOf(number + 1);
            case ByteSize _ -> "3MB";
            case Duration _ when setting.form().equals(Forms.DAYS) -> "7d";
            case Duration _ -> "7m";
            case Enum<?> word -> Stream.<Enum<?>>of(word.getDeclaringClass().getEnumConstants())
                    .filter(it -> it != word).map(WrittenForm::word).findFirst().orElseThrow();
            default -> text(setting.form());
        };
    }

    private String text(Form<?> form) throws IOException {
        return switch (form.words()) {
            case "YYYY-MM-DD or YYYY-MM-DD HH:MM" -> "2026-11-20 08:30";
            case "time" -> "2h";
            case "list of Name: value" -> "Name: value";
            case "list of ip, mac, host, domain, user, mail, or all" -> "mac";
            case "list of Key=Value" -> "Compression=yes";
            case "https://host:port" -> "https://gateway:9443";
            case "file with certificates" -> PemFiles.in(folder).resolve("certificate.pem").toString();
            case "file with a private key" -> PemFiles.in(folder).resolve("key.pem").toString();
            default -> "other";
        };
    }

    /** The same sentence under the same code, wherever it comes from. */
    @ParameterizedTest
    @MethodSource("all")
    void refusesTheSameByEachDoor(Setting<?> setting) throws Exception {
        Map<String, String> refused = new TreeMap<>();
        for (String sample : SAMPLES) {
            String why = refusal(setting, sample);
            SettingsReader variable = new SettingsReader(BUILT_IN).environment(Map.of(setting.variable(), sample));
            SettingsReader file = file(
                    new TomlText("").with(setting.key(), sample.matches("-?[0-9]+") && isNumber(setting)
                            ? Long.valueOf(sample)
                            : sample).text());
            for (SettingsReader door : List.of(variable, file)) {
                if (why.isEmpty()) {
                    assertThat(door.read()).isEqualTo(setting.read(sample).over(BUILT_IN));
                } else {
                    assertThatThrownBy(door::read).isInstanceOfSatisfying(GatherException.class,
                            e -> assertThat(e.code() + ": " + e.what()).startsWith(code() + ": ").endsWith(why));
                    assertThat(door.readable()).isEqualTo(BUILT_IN);
                }
            }
            if (!why.isEmpty()) {
                refused.put(sample, why);
            }
        }
        assertThat(refused).isNotEmpty();
    }

    private static boolean isNumber(Setting<?> setting) {
        return setting.builtIn() instanceof Integer;
    }

    private static String refusal(Setting<?> setting, String text) {
        try {
            Given<?> ignored = setting.read(text);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What options are refused with. */
    private static String code() {
        Problems problems = new Problems();
        problems.add(new Problem(Path.of("--option"), 0, 0, "why"));
        try {
            SettingsReader.throwIfAny(problems);
            return "";
        } catch (GatherException e) {
            return e.code();
        }
    }

    private SettingsReader file(String text) throws IOException {
        return new SettingsReader(BUILT_IN).required(Files.writeString(folder.resolve("gather.toml"), text));
    }

    @Test
    void haveKeysAndVariablesOfTheirOwn() {
        assertThat(all().stream().map(Setting::variable)).doesNotHaveDuplicates().hasSizeGreaterThan(90);
        Stream.of("limits", "upload.ftp.host", "upload.ftp.host.x", "upload.ftp_host")
                .map(key -> new Setting<>(key, Forms.TEXT, ""))
                .forEach(again -> assertThatThrownBy(() -> BUILT_IN.table().with(List.of(again))).as(again.key())
                        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(again.key()));
        assertThatThrownBy(() -> new Setting<>("Shop Base", Forms.TEXT, "")).hasMessageContaining("shop.base");
    }

    @Test
    void areRefusedWhereNobodyDeclaredThem() {
        Setting<String> unknown = new Setting<>("shop.door", Forms.TEXT, "");

        assertThatThrownBy(() -> BUILT_IN.of(unknown)).hasMessageContaining("shop.door");
        assertThatThrownBy(() -> BUILT_IN.with(unknown, "")).hasMessageContaining("shop.door");
        assertThatThrownBy(() -> file("[shop]\nbas = '/x'\n").read()).hasMessageContaining("did you mean 'base'?")
                .hasMessageContaining("gather.toml:2:1");
        assertThatThrownBy(() -> file("[shops]\nbase = '/x'\n").read()).hasMessageContaining("did you mean 'shop'?");
    }
}
