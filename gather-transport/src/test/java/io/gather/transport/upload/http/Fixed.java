package io.gather.transport.upload.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.gather.core.upload.UploadSecrets;

/** Secrets of a test. */
final class Fixed implements UploadSecrets {
    private final Map<Secret, String> secrets = new EnumMap<>(Secret.class);

    Fixed with(Secret secret, String value) {
        secrets.put(secret, value);
        return this;
    }

    @Override
    public Optional<char[]> find(Secret secret) {
        return Optional.ofNullable(secrets.get(secret)).map(String::toCharArray);
    }
}
