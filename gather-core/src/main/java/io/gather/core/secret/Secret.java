package io.gather.core.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A secret that an uploader or a module needs: what it is called, not what it is.
 *
 * @param name as users write it, such as {@code ftp-password}
 * @param variable of the environment that may hold it
 * @param prompt what somebody is asked who types it
 */
public record Secret(String name, String variable, String prompt) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    public Secret {
        if (!NAME.matcher(name).matches() || !VARIABLE.matcher(variable).matches()) {
            throw new IllegalArgumentException("'" + name + "' in " + variable + " is no name of a secret;"
                    + " write it like shop-token, with GATHER_SHOP_TOKEN");
        }
    }

    /** {@code shop-token} in {@code GATHER_SHOP_TOKEN}. */
    public static Secret of(String name) {
        return new Secret(name, "GATHER_" + capitals(name), name.replaceFirst("-", ": ").replace('-', ' '));
    }

    /** {@code ftp-password} in {@code GATHER_FTP_UPLOAD_PASSWORD}. */
    public static Secret ofUpload(String way, String what) {
        return new Secret(way + "-" + what, "GATHER_" + capitals(way) + "_UPLOAD_" + capitals(what),
                capitals(way) + " upload: " + what.replace('-', ' '));
    }

    /** Its name in {@code secrets.toml}. */
    public String key() {
        return name.replace('-', '_');
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
