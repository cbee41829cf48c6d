package io.gather.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the secrets of uploads come from, besides the environment and the secrets file. */
public final class SecretOptions {
    /** The secret that has options of its own. */
    public static final String FTP = "ftp-password";

    @Option(names = SecretArguments.FTP_PASSWORD, paramLabel = "PASSWORD", description = "password for FTP; others on this machine may see it: rather --set-ftp-upload-pass")
    private @Nullable String ftpPassword;

    @Option(names = "--set-ftp-upload-pass", description = "ask for the password for FTP")
    private boolean askFtpPassword;

    @Option(names = "--ask-upload-secret", paramLabel = "NAME", description = "ask for this secret: ftp-password, http-password, http-token, …")
    private List<String> asked = new ArrayList<>();

    @Option(names = "--upload-secret-file", paramLabel = "NAME=FILE", description = "this secret is in the first line of this file, or comes from fd:N")
    private Map<String, String> files = new LinkedHashMap<>();

    /** As an argument, where others may see it. */
    public Optional<String> ftpPassword() {
        return Optional.ofNullable(ftpPassword);
    }

    /** Names of secrets that are to be typed. */
    public List<String> asked() {
        List<String> names = new ArrayList<>(asked);
        if (askFtpPassword) {
            names.add(FTP);
        }
        return names;
    }

    /** Files by the name of the secret. */
    public Map<String, String> files() {
        return files;
    }
}
