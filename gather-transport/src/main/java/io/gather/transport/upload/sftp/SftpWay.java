package io.gather.transport.upload.sftp;

import java.util.List;
import java.util.Map;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.settings.SftpSettings;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code sftp}. */
public final class SftpWay implements UploaderProvider {
    static final String NAME = "sftp";
    static final Secret PASSWORD = Secret.ofUpload("sftp", "password");
    static final Secret KEY_PASSPHRASE = Secret.ofUpload("sftp", "key-passphrase");

    private final Map<String, String> environment;

    /** @param environment of this process: where programs are, where the agent listens */
    public SftpWay(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return SftpSettings.SECTION.settings();
    }

    @Override
    public List<Secret> secrets() {
        return List.of(PASSWORD, KEY_PASSPHRASE);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new SftpUploader(SftpSettings.SECTION.read(values), secrets, environment);
    }
}
