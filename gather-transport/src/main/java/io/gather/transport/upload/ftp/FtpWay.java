package io.gather.transport.upload.ftp;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code ftps}. */
public final class FtpWay implements UploaderProvider {
    static final String NAME = "ftps";
    static final Secret PASSWORD = Secret.ofUpload("ftp", "password");
    static final Secret PROXY_PASSWORD = Secret.ofUpload("ftp", "proxy-password");
    static final Secret KEY_PASSPHRASE = Secret.ofUpload("ftp", "key-passphrase");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return FtpSettings.SECTION.settings();
    }

    @Override
    public List<Secret> secrets() {
        return List.of(PASSWORD, PROXY_PASSWORD, KEY_PASSPHRASE);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new FtpUploader(FtpSettings.SECTION.read(values), secrets);
    }
}
