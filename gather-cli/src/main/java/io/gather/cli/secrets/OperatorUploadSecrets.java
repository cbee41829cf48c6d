package io.gather.cli.secrets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.SecretOptions;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import io.gather.core.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What the operator gave for uploads and modules: typed, by a file, as an argument, in the environment, or in secrets files; the
 * first of these wins. Secrets files are read when the first secret is asked for.
 */
public final class OperatorUploadSecrets implements Secrets {
    private final SecretTable table;
    private final Map<Secret, char[]> given;
    private final Map<String, String> environment;
    private final List<SecretsFile> files;
    private @Nullable Map<Secret, String> saved;

    private OperatorUploadSecrets(SecretTable table, Map<Secret, char[]> given, Map<String, String> environment,
            List<SecretsFile> files) {
        this.table = table;
        this.given = given;
        this.environment = environment;
        this.files = files;
    }

    /**
     * @param table those that there are
     * @param files the first one wins
     * @param warn told of what others on this machine may see
     */
    public static OperatorUploadSecrets of(SecretTable table, SecretOptions options, Map<String, String> environment,
            Prompter prompter, List<SecretsFile> files, Consumer<String> warn) {
        return new OperatorUploadSecrets(table, given(table, options, prompter, warn), Map.copyOf(environment),
                List.copyOf(files));
    }

    /** These only. */
    static OperatorUploadSecrets of(SecretTable table, Map<Secret, char[]> given) {
        return new OperatorUploadSecrets(table, given, Map.of(), List.of());
    }

    /** And what secrets files hold. */
    public OperatorUploadSecrets with(List<SecretsFile> more) {
        return new OperatorUploadSecrets(table, given, environment, List.copyOf(more));
    }

    /** What options say. Asks for what is to be typed. */
    public static Map<Secret, char[]> given(SecretTable table, SecretOptions options, Prompter prompter,
            Consumer<String> warn) {
        Map<Secret, char[]> given = new HashMap<>();
        options.ftpPassword().ifPresent(password -> {
            warn.accept("warning: others on this machine can see a password that is an argument;"
                    + " use --set-ftp-upload-pass or GATHER_FTP_UPLOAD_PASSWORD");
            given.put(named(table, SecretOptions.FTP), password.toCharArray());
        });
        options.files().forEach((name, file) -> given.put(named(table, name), new SecretFile(file).read()));
        for (String name : options.asked()) {
            Secret secret = named(table, name);
            char[] typed = prompter.ask(secret.prompt());
            if (typed.length > 0) {
                given.put(secret, typed);
            }
        }
        return given;
    }

    private static Secret named(SecretTable table, String name) {
        return table.find(name)
                .orElseThrow(() -> new GatherException(CommandError.NO_SUCH_SECRET,
                        "there is no secret '" + name + "'" + table.hint(name), "", "docs/sending.md lists them"));
    }

    SecretTable table() {
        return table;
    }

    /** Of all secrets, for those who must not pass them on. */
    public List<String> variables() {
        return table.variables();
    }

    @Override
    public synchronized Optional<char[]> find(Secret secret) {
        return told(secret).or(() -> Optional.ofNullable(saved().get(secret)).map(String::toCharArray));
    }

    /** By whoever started this process, not by a file of settings. */
    Optional<char[]> told(Secret secret) {
        char[] told = given.get(secret);
        return told == null
                ? Optional.ofNullable(environment.get(secret.variable())).filter(text -> !text.isEmpty())
                        .map(String::toCharArray)
                : Optional.of(told.clone());
    }

    private Map<Secret, String> saved() {
        if (saved == null) {
            Map<Secret, String> all = new HashMap<>();
            files.forEach(file -> file.read(table).forEach(all::putIfAbsent));
            saved = all;
        }
        return saved;
    }
}
