package io.gather.transport.upload.esrs;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.EsrsSettings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code esrs}. */
public final class EsrsWay implements UploaderProvider {
    static final String NAME = "esrs";
    static final Secret SHARED_KEY = Secret.ofUpload("esrs", "shared-key");
    static final Secret PROXY_PASSWORD = Secret.ofUpload("esrs", "proxy-password");
    static final Secret KEY_PASSPHRASE = Secret.ofUpload("esrs", "key-passphrase");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return EsrsSettings.SECTION.settings();
    }

    @Override
    public List<Secret> secrets() {
        return List.of(SHARED_KEY, PROXY_PASSWORD, KEY_PASSPHRASE);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new EsrsUploader(EsrsSettings.SECTION.read(values), secrets);
    }
}
