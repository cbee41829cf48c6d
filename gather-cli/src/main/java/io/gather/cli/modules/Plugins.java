package io.gather.cli.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.secret.SecretTable;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingTable;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.Ways;

/**
 * Who takes part besides gather itself, and all settings and secrets that there are with them.
 *
 * @param uploads the shipped ways first
 * @param refused why others cannot take part: settings of theirs are passed over, and nothing is sent
 */
public record Plugins(List<UploaderProvider> uploads, SettingTable settings, SecretTable secrets,
        List<GatherException> refused) {
    public Plugins {
        uploads = List.copyOf(uploads);
        refused = List.copyOf(refused);
    }

    /** Of modules those that can be used: a command that needs all of them says which one cannot. */
    public static Plugins installed(InstalledModules modules, Map<String, String> environment) {
        Providers<UploaderProvider> found = Providers.of(UploaderProvider.class);
        List<UploaderProvider> uploads = new ArrayList<>(Ways.all(environment));
        found.sound().forEach(provided -> uploads.add(provided.what()));
        Plugins sound = of(modules.sound(), uploads);
        if (modules.refused().isEmpty() && found.broken().isEmpty()) {
            return sound;
        }
        List<GatherException> refused = new ArrayList<>(found.broken());
        refused.addAll(sound.refused);
        return new Plugins(sound.uploads, sound.settings.incomplete(), sound.secrets, refused);
    }

    /** Who declares what cannot be is refused. */
    public static Plugins of(List<InstalledModule> modules, List<UploaderProvider> uploads) {
        Declarations all = new Declarations();
        List<UploaderProvider> sound = uploads.stream().filter(upload -> all.add(upload.getClass().getName(),
                "upload.", upload::settings, "", upload::secrets)).toList();
        modules.forEach(module -> all.add(module.source().toString(), module.name() + ".", module::settings,
                module.name() + "-", module::secrets));
        return new Plugins(sound, all.settings(), all.secrets(), all.refused());
    }

    /**
     * All ways, those that are not configured too.
     *
     * @throws GatherException when somebody is refused: what is sent without him is not sent as it was asked for
     */
    public List<Uploader> uploaders(SettingValues values, Secrets secrets) {
        throwIfRefused();
        return uploads.stream().map(upload -> opened(upload, values, secrets)).toList();
    }

    /** @throws GatherException that says who cannot take part, and why */
    public void throwIfRefused() {
        PluginRefusal.throwIfAny(refused);
    }

    private static Uploader opened(UploaderProvider upload, SettingValues values, Secrets secrets) {
        Uploader opened = upload.open(values.only(upload.settings()), secrets.only(upload.secrets()));
        if (!opened.name().equals(upload.name())) {
            throw Declarations.refused(upload.getClass().getName(), new IllegalArgumentException(
                    "its uploader is called '" + opened.name() + "', and not '" + upload.name() + "'"));
        }
        return opened;
    }
}
