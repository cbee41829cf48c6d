package io.gather.transport.upload.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;

/** Secrets of a test. */
final class Fixed implements Secrets {
    private final Map<Secret, String> secrets = new HashMap<>();

    Fixed with(Secret secret, String value) {
        secrets.put(secret, value);
        return this;
    }

    @Override
    public Optional<char[]> find(Secret secret) {
        return Optional.ofNullable(secrets.get(secret)).map(String::toCharArray);
    }
}
