package io.gather.cli.secrets;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.SecretOptions;
import io.gather.core.error.GatherException;
import io.gather.core.toml.NearestName;
import io.gather.core.upload.UploadSecrets;
import org.jspecify.annotations.Nullable;

/**
 * What the operator gave for uploads: typed, by a file, as an argument, in the environment, or in secrets files; the first of
 * these wins. Secrets files are read when the first secret is asked for.
 */
public final class OperatorUploadSecrets implements UploadSecrets {
    private final Map<Secret, char[]> given;
    private final Map<String, String> environment;
    private final List<SecretsFile> files;
    private @Nullable Map<Secret, String> saved;

    private OperatorUploadSecrets(Map<Secret, char[]> given, Map<String, String> environment, List<SecretsFile> files) {
        this.given = given;
        this.environment = environment;
        this.files = files;
    }

    /**
     * @param files the first one wins
     * @param warn told of what others on this machine may see
     */
    public static OperatorUploadSecrets of(SecretOptions options, Map<String, String> environment, Prompter prompter,
            List<SecretsFile> files, Consumer<String> warn) {
        return new OperatorUploadSecrets(given(options, prompter, warn), Map.copyOf(environment), List.copyOf(files));
    }

    /** These only. */
    static OperatorUploadSecrets of(Map<Secret, char[]> given) {
        return new OperatorUploadSecrets(given, Map.of(), List.of());
    }

    /** And what secrets files hold. */
    public OperatorUploadSecrets with(List<SecretsFile> more) {
        return new OperatorUploadSecrets(given, environment, List.copyOf(more));
    }

    /** What options say. Asks for what is to be typed. */
    public static Map<Secret, char[]> given(SecretOptions options, Prompter prompter, Consumer<String> warn) {
        Map<Secret, char[]> given = new EnumMap<>(Secret.class);
        options.ftpPassword().ifPresent(password -> {
            warn.accept("warning: others on this machine can see a password that is an argument;"
                    + " use --set-ftp-upload-pass or GATHER_FTP_UPLOAD_PASSWORD");
            given.put(Secret.FTP_PASSWORD, password.toCharArray());
        });
        options.files().forEach((name, file) -> given.put(secret(name), new SecretFile(file).read()));
        for (String name : options.asked()) {
            char[] typed = prompter.ask(prompt(secret(name)));
            if (typed.length > 0) {
                given.put(secret(name), typed);
            }
        }
        return given;
    }

    private static String prompt(Secret secret) {
        String[] words = secret.name().split("_", 2);
        return words[0] + " upload: " + words[1].toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Secret secret(String name) {
        return SecretsFile.named(name)
                .orElseThrow(() -> new GatherException(CommandError.NO_SUCH_SECRET,
                        "there is no secret '" + name + "'" + NearestName.hint(name,
                                Stream.of(Secret.values()).map(it -> SecretsFile.key(it).replace('_', '-')).toList()),
                        "", "docs/sending.md lists them"));
    }

    /** The environment variable for a secret. */
    static String variable(Secret secret) {
        return switch (secret) {
            case S3_ACCESS_KEY -> "AWS_ACCESS_KEY_ID";
            case S3_SECRET_KEY -> "AWS_SECRET_ACCESS_KEY";
            case S3_SESSION_TOKEN -> "AWS_SESSION_TOKEN";
            case S3_SIGNED_ADDRESS -> "GATHER_S3_SIGNED_URL";
            default -> "GATHER_" + secret.name().replaceFirst("_", "_UPLOAD_");
        };
    }

    /** Of all secrets, for those who must not pass them on. */
    public static List<String> variables() {
        return Stream.of(Secret.values()).map(OperatorUploadSecrets::variable).toList();
    }

    @Override
    public synchronized Optional<char[]> find(Secret secret) {
        return told(secret).or(() -> Optional.ofNullable(saved().get(secret)).map(String::toCharArray));
    }

    /** By whoever started this process, not by a file of settings. */
    Optional<char[]> told(Secret secret) {
        char[] told = given.get(secret);
        return told == null
                ? Optional.ofNullable(environment.get(variable(secret))).filter(text -> !text.isEmpty())
                        .map(String::toCharArray)
                : Optional.of(told.clone());
    }

    private Map<Secret, String> saved() {
        if (saved == null) {
            Map<Secret, String> all = new HashMap<>();
            files.forEach(file -> file.read().forEach(all::putIfAbsent));
            saved = all;
        }
        return saved;
    }
}
