package io.gather.cli.settings;

import java.util.List;
import java.util.function.Function;

import io.gather.core.settings.Setting;
import io.gather.core.settings.Settings;

/**
 * A line of {@code settings view} that users of the original know.
 *
 * @param key the setting that it comes from; empty: from none
 */
record Label(String text, String key, Function<Settings, String> shown) {
    private static final String WAYS = "upload.ways";

    static final List<Label> ALL = List.of(of("Upload", "upload.enabled"), way("ESRS", "esrs"),
            new Label("Supportassist", "", _ -> yesNo(false)),
            new Label("Gather Mode", "",
                    settings -> settings.incremental().enabled() ? "incremental" : settings.selection().mode()),
            of("Group", "groups"), of("Gather Begin", "begin"), of("Gather Past", "past"), of("Gather Until", "until"),
            of("HTTP Insecure Upload", "upload.http.insecure"), of("HTTP Upload Host", "upload.http.host"),
            of("HTTP Upload Path", "upload.http.path"), of("HTTP Upload Proxy", "upload.http.proxy"),
            of("HTTP Upload Proxy Port", "upload.http.proxy_port"), way("Ftp Upload", "ftps"),
            of("Ftp Upload Host", "upload.ftp.host"), of("Ftp Upload Path", "upload.ftp.path"),
            of("Ftp Upload Proxy", "upload.ftp.proxy"), of("Ftp Upload Proxy Port", "upload.ftp.proxy_port"),
            of("Ftp Upload User", "upload.ftp.user"), of("Ftp Upload Ssl Cert", "upload.ftp.ca"),
            of("Ftp Upload Insecure", "upload.ftp.insecure"));

    String value(Settings settings) {
        return shown.apply(settings);
    }

    /** Whether it tells everything about this setting. */
    boolean isAllOf(String setting) {
        return key.equals(setting) && !key.equals(WAYS);
    }

    private static Label of(String text, String key) {
        return new Label(text, key, settings -> {
            Setting<?> setting = settings.table().named(key);
            return switch (setting.written(settings)) {
                case Boolean flag -> yesNo(flag);
                case Integer port when port == 0 -> "-";
                default -> setting.shown(settings);
            };
        });
    }

    private static Label way(String text, String way) {
        return new Label(text, WAYS, settings -> yesNo(settings.upload().ways().contains(way)));
    }

    private static String yesNo(boolean yes) {
        return yes ? "Yes" : "No";
    }
}
