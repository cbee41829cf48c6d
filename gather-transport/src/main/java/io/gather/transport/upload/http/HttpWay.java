package io.gather.transport.upload.http;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.HttpSettings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code https}. */
public final class HttpWay implements UploaderProvider {
    static final String NAME = "https";
    static final Secret PASSWORD = Secret.ofUpload("http", "password");
    static final Secret TOKEN = Secret.ofUpload("http", "token");
    static final Secret PROXY_PASSWORD = Secret.ofUpload("http", "proxy-password");
    static final Secret KEY_PASSPHRASE = Secret.ofUpload("http", "key-passphrase");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return HttpSettings.SECTION.settings();
    }

    @Override
    public List<Secret> secrets() {
        return List.of(PASSWORD, TOKEN, PROXY_PASSWORD, KEY_PASSPHRASE);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new HttpUploader(HttpSettings.SECTION.read(values), secrets);
    }
}
