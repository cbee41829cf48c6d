package io.gather.core.upload;

import java.util.Optional;

/** Where uploaders get what must stay secret, asked for when it is needed. Safe for several threads. */
public interface UploadSecrets {
    enum Secret {
        HTTP_PASSWORD,
        HTTP_TOKEN,
        HTTP_PROXY_PASSWORD,
        HTTP_KEY_PASSPHRASE,
        FTP_PASSWORD,
        FTP_PROXY_PASSWORD,
        FTP_KEY_PASSPHRASE,
        ESRS_SHARED_KEY,
        ESRS_PROXY_PASSWORD,
        ESRS_KEY_PASSPHRASE,
        SFTP_PASSWORD,
        SFTP_KEY_PASSPHRASE,
        S3_ACCESS_KEY,
        S3_SECRET_KEY,
        S3_SESSION_TOKEN,
        S3_SIGNED_ADDRESS,
        S3_PROXY_PASSWORD,
        S3_KEY_PASSPHRASE
    }

    /** A copy of its own for the caller, who wipes it. */
    Optional<char[]> find(Secret secret);

    static UploadSecrets none() {
        return _ -> Optional.empty();
    }
}
