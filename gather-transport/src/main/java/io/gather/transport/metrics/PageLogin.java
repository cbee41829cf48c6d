package io.gather.transport.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A user and a password that whoever wants a guarded page has to tell. */
public record PageLogin(String user, String password) {
    private static final String BASIC = "basic ";

    boolean allows(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return false;
        }
        try {
            byte[] told = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
            return MessageDigest.isEqual(told, (user + ":" + password).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user;
    }
}
