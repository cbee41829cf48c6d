package io.gather.cli.secrets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.ReachOptions;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.node.ssh.SecretSource;
import org.jspecify.annotations.Nullable;

/** What the operator gave, the same for all nodes. */
public final class OperatorSecrets implements SecretSource {
    private final Map<SecretKind, char[]> known;

    OperatorSecrets(Map<SecretKind, char[]> known) {
        this.known = new EnumMap<>(SecretKind.class);
        this.known.putAll(known);
    }

    /** For what reaches no node. */
    public static OperatorSecrets none() {
        return new OperatorSecrets(Map.of());
    }

    /** What is to be typed wins over files, and files over {@code GATHER_SSH_PASSWORD} and the like. */
    public static OperatorSecrets of(ReachOptions options, Map<String, String> environment, Prompter prompter) {
        Map<SecretKind, char[]> found = new EnumMap<>(SecretKind.class);
        for (SecretKind kind : SecretKind.values()) {
            find(kind, options, environment, prompter).ifPresent(secret -> found.put(kind, secret));
        }
        return new OperatorSecrets(found);
    }

    /**
     * As {@link #of}, for who goes on with a gather: what that had and is not given now is asked for. A variable that is set to
     * nothing says that it is not needed any more.
     *
     * @param prompter null where there is nobody to ask
     */
    public static OperatorSecrets again(Set<SecretKind> used, ReachOptions options, Map<String, String> environment,
            @Nullable Prompter prompter) {
        OperatorSecrets given = of(options, environment, prompter == null ? Prompter.console() : prompter);
        List<SecretKind> missing = used.stream()
                .filter(kind -> !given.known.containsKey(kind) && !environment.containsKey(kind.variable())).toList();
        if (prompter == null && !missing.isEmpty()) {
            throw new GatherException(CommandError.SECRETS_AGAIN,
                    "this gather was given what is kept nowhere and must be given again: "
                            + missing.stream().map(SecretKind::prompt).collect(Collectors.joining(", ")),
                    "", "go on at a terminal, which asks for it, or give it: "
                            + missing.stream().map(kind -> kind.options() + " or " + kind.variable())
                                    .collect(Collectors.joining("; ")));
        }
        for (SecretKind kind : missing) {
            given.put(kind, typed(kind, prompter));
        }
        return given;
    }

    private void put(SecretKind kind, Optional<char[]> secret) {
        secret.ifPresent(there -> known.put(kind, there));
    }

    private static Optional<char[]> find(SecretKind kind, ReachOptions options, Map<String, String> environment,
            Prompter prompter) {
        ReachOptions.From from = kind.from(options);
        if (from.ask()) {
            return typed(kind, prompter);
        }
        if (from.file() != null) {
            return Optional.of(new SecretFile(from.file()).read());
        }
        return Optional.ofNullable(environment.get(kind.variable())).filter(text -> !text.isEmpty())
                .map(String::toCharArray);
    }

    private static Optional<char[]> typed(SecretKind kind, @Nullable Prompter prompter) {
        return prompter == null
                ? Optional.empty()
                : Optional.of(prompter.ask(kind.prompt())).filter(typed -> typed.length > 0);
    }

    /** Which there are, in the words of journals. */
    public List<String> words() {
        return known.keySet().stream().map(SecretKind::word).toList();
    }

    Map<SecretKind, char[]> known() {
        return known;
    }

    @Override
    public Optional<char[]> password(Node node) {
        return copy(SecretKind.PASSWORD);
    }

    @Override
    public Optional<char[]> passphrase(Node node, String key) {
        return copy(SecretKind.PASSPHRASE);
    }

    @Override
    public Optional<char[]> sudoPassword(Node node) {
        return copy(SecretKind.SUDO_PASSWORD);
    }

    private Optional<char[]> copy(SecretKind kind) {
        return Optional.ofNullable(known.get(kind)).map(char[]::clone);
    }
}
