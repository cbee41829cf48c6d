package io.gather.core.upload;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;

/**
 * Brings one way to send a bundle: found through {@link java.util.ServiceLoader} on the class path and in the plugins folder, or
 * handed in. It has a constructor without parameters; what its uploader must know it declares here, and is given.
 */
public interface UploaderProvider {
    /** As in the settings' list of ways, and its uploader's name. */
    String name();

    /** What can be set about it: {@code upload.mail.folder} for a way that is called {@code mail}. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** The secrets that it needs: {@code mail-password}. */
    default List<Secret> secrets() {
        return List.of();
    }

    /**
     * Made for each command that sends, or asks what is configured; does not block, and asks for no secret yet.
     *
     * @param values of its settings, and of no others; checked already
     * @param secrets these that it declared, and no others
     */
    Uploader open(SettingValues values, Secrets secrets);
}
