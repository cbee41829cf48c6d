package io.gather.cli.modules;

import io.gather.cli.error.CommandError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.gather.cli.secrets.SecretKind;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingTable;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.Ways;

/**
 * Who takes part besides gather itself, and all settings and secrets that there are with them.
 *
 * @param uploads the shipped ways first
 */
public record Plugins(List<UploaderProvider> uploads, SettingTable settings, SecretTable secrets) {
    /** Of modules those that can be used: a command that needs all of them says which one cannot. */
    public static Plugins installed(InstalledModules modules, Map<String, String> environment) {
        List<UploaderProvider> uploads = new ArrayList<>(Ways.all(environment));
        Providers.of(UploaderProvider.class).all().forEach(provided -> uploads.add(provided.what()));
        return of(modules.sound(), uploads);
    }

    /** @throws GatherException that names who declares what cannot be */
    public static Plugins of(List<InstalledModule> modules, List<UploaderProvider> uploads) {
        SettingTable settings = SettingTable.own();
        SecretTable secrets = new SecretTable(List.of());
        for (UploaderProvider upload : uploads) {
            settings = declared(upload.getClass().getName(), settings, "upload.", upload::settings);
            secrets = declared(upload.getClass().getName(), secrets, "", upload::secrets);
        }
        for (InstalledModule module : modules) {
            settings = declared(module.source().toString(), settings, module.name() + ".", module::settings);
            secrets = declared(module.source().toString(), secrets, module.name() + "-", module::secrets);
        }
        return new Plugins(List.copyOf(uploads), settings, secrets);
    }

    private static SettingTable declared(String by, SettingTable table, String begin, Supplier<List<Setting<?>>> more) {
        try {
            List<Setting<?>> settings = more.get();
            settings.stream().map(Setting::key).filter(key -> !key.startsWith(begin)).findFirst()
                    .ifPresent(key -> refuse("the key '" + key + "' must begin with '" + begin + "'"));
            return table.with(settings);
        } catch (IllegalArgumentException e) {
            throw refused(by, e);
        }
    }

    private static SecretTable declared(String by, SecretTable table, String begin, Supplier<List<Secret>> more) {
        try {
            List<Secret> secrets = more.get();
            secrets.stream().map(Secret::name).filter(name -> !name.startsWith(begin)).findFirst()
                    .ifPresent(name -> refuse("the secret '" + name + "' must begin with '" + begin + "'"));
            secrets.stream().map(Secret::variable).filter(Plugins::isTaken).findFirst()
                    .ifPresent(name -> refuse("the variable " + name + " has another meaning"));
            return table.with(secrets);
        } catch (IllegalArgumentException e) {
            throw refused(by, e);
        }
    }

    private static boolean isTaken(String variable) {
        return Stream.of(SecretKind.values()).anyMatch(kind -> kind.variable().equals(variable));
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }

    private static GatherException refused(String by, IllegalArgumentException e) {
        return new GatherException(CommandError.PLUGIN_DECLARES, "cannot take part: " + e.getMessage(),
                by, "remove its jar from the folder plugins/; docs/modules.md tells the rules", e);
    }

    /** All ways, those that are not configured too. */
    public List<Uploader> uploaders(SettingValues values, Secrets secrets) {
        return uploads.stream().map(upload -> opened(upload, values, secrets)).toList();
    }

    private static Uploader opened(UploaderProvider upload, SettingValues values, Secrets secrets) {
        Uploader opened = upload.open(values.only(upload.settings()), secrets.only(upload.secrets()));
        if (!opened.name().equals(upload.name())) {
            throw refused(upload.getClass().getName(), new IllegalArgumentException(
                    "its uploader is called '" + opened.name() + "', and not '" + upload.name() + "'"));
        }
        return opened;
    }
}
