package io.gather.transport.upload.s3;

import java.util.Map;
import java.util.Optional;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.fixtures.s3.S3Server;

/** Secrets of a test. */
record S3Secrets(Map<Secret, String> known) implements Secrets {
    static S3Secrets keys() {
        return keys(S3Server.SECRET_KEY);
    }

    static S3Secrets keys(String secret) {
        return new S3Secrets(Map.of(S3Way.ACCESS_KEY, S3Server.ACCESS_KEY, S3Way.SECRET_KEY, secret));
    }

    static S3Secrets address(String signed) {
        return new S3Secrets(Map.of(S3Way.SIGNED_ADDRESS, signed));
    }

    @Override
    public Optional<char[]> find(Secret secret) {
        return Optional.ofNullable(known.get(secret)).map(String::toCharArray);
    }
}
