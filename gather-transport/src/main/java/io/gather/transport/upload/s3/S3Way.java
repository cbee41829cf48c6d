package io.gather.transport.upload.s3;

import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** What is to be known of the way {@code s3}. */
public final class S3Way implements UploaderProvider {
    static final String NAME = "s3";
    static final Secret ACCESS_KEY = new Secret("s3-access-key", "AWS_ACCESS_KEY_ID", "S3 upload: access key");
    static final Secret SECRET_KEY = new Secret("s3-secret-key", "AWS_SECRET_ACCESS_KEY", "S3 upload: secret key");
    static final Secret SESSION_TOKEN = new Secret("s3-session-token", "AWS_SESSION_TOKEN", "S3 upload: session token");
    static final Secret SIGNED_ADDRESS = new Secret("s3-signed-address", "GATHER_S3_SIGNED_URL",
            "S3 upload: signed address");
    static final Secret PROXY_PASSWORD = Secret.ofUpload("s3", "proxy-password");
    static final Secret KEY_PASSPHRASE = Secret.ofUpload("s3", "key-passphrase");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return S3Settings.SECTION.settings();
    }

    @Override
    public List<Secret> secrets() {
        return List.of(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, SIGNED_ADDRESS, PROXY_PASSWORD, KEY_PASSPHRASE);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new S3Uploader(S3Settings.SECTION.read(values), secrets);
    }
}
