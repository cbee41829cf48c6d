package io.gather.transport.upload.s3;

import java.util.Map;
import java.util.Optional;

import io.gather.core.upload.UploadSecrets;
import io.gather.fixtures.s3.S3Server;

/** Secrets of a test. */
record Secrets(Map<Secret, String> known) implements UploadSecrets {
    static Secrets keys() {
        return keys(S3Server.SECRET_KEY);
    }

    static Secrets keys(String secret) {
        return new Secrets(Map.of(Secret.S3_ACCESS_KEY, S3Server.ACCESS_KEY, Secret.S3_SECRET_KEY, secret));
    }

    static Secrets address(String signed) {
        return new Secrets(Map.of(Secret.S3_SIGNED_ADDRESS, signed));
    }

    @Override
    public Optional<char[]> find(Secret secret) {
        return Optional.ofNullable(known.get(secret)).map(String::toCharArray);
    }
}
