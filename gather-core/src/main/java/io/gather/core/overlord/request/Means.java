package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.core.settings.Forms;
import io.gather.core.settings.RateSettings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;
import io.gather.core.settings.SettingsReader;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;

/**
 * By what a gather is done: for a process that goes on with it, or cleans up after it, and was told nothing.
 *
 * @param spool base of the minions' spools
 * @param fanout nodes at the same time
 * @param upload where and how bundles are sent: all settings of uploads by their keys, without headers that may be secrets
 * @param strict whether items that failed decide the exit code
 * @param rates how fast nodes are read
 */
public record Means(Path spool, int fanout, Map<String, Object> upload, boolean strict, RateSettings rates) {
    private static final String UPLOAD = "upload.";
    private static final Pattern SECRET = Pattern.compile("auth|token|key|secret|pass|cookie|session|credential");

    public Means {
        upload = Map.copyOf(upload);
        // A journal of before has none.
        rates = rates == null ? RateSettings.NONE : rates;
    }

    public Means(Path spool, int fanout, Map<String, Object> upload, boolean strict) {
        this(spool, fanout, upload, strict, RateSettings.NONE);
    }

    public static Means of(Settings settings, boolean strict) {
        Map<String, Object> upload = new TreeMap<>();
        for (Setting<?> setting : settings.table().all()) {
            if (setting.key().startsWith(UPLOAD)) {
                Object value = setting.written(settings);
                upload.put(setting.key(), isHeaders(setting) ? headers(value, false) : value);
            }
        }
        return new Means(settings.spool(), settings.fanout(), upload, strict, settings.rates());
    }

    /** By these, and by the settings in all that was not kept: uploads come with those of their headers that may be secrets. */
    public Settings over(Settings saved) {
        Settings all = reach(saved);
        Problems problems = new Problems();
        for (Map.Entry<String, Object> kept : upload.entrySet()) {
            Optional<Setting<?>> setting = saved.table().find(kept.getKey());
            if (setting.isPresent()) {
                try {
                    all = setting.get().of(whole(setting.get(), kept.getValue(), saved)).over(all);
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(Path.of(kept.getKey()), 0, 0,
                            "what this gather was told does not hold any more: " + e.getMessage()));
                }
            }
        }
        SettingsReader.throwIfAny(problems);
        return all;
    }

    /** By these, but sent as the settings say now. */
    public Settings reach(Settings saved) {
        return saved.with(Settings.SPOOL, spool).with(Settings.FANOUT, fanout)
                .with(RateSettings.SECTION, rates);
    }

    private static Object whole(Setting<?> setting, Object kept, Settings saved) {
        return isHeaders(setting)
                ? Stream.of(kept, headers(setting.written(saved), true)).flatMap(Means::texts).toList()
                : kept;
    }

    private static boolean isHeaders(Setting<?> setting) {
        return setting.form().equals(Forms.HEADERS);
    }

    private static List<String> headers(Object all, boolean secret) {
        return texts(all).filter(header -> secret == SECRET
                .matcher(header.replaceFirst(":.*", "").toLowerCase(Locale.ROOT)).find()).toList();
    }

    private static Stream<String> texts(Object list) {
        return list instanceof List<?> several ? several.stream().map(String::valueOf) : Stream.of(list.toString());
    }
}
