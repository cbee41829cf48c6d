package io.gather.transport.node.ssh;

import java.util.Optional;

import io.gather.core.inventory.Node;

/**
 * What may be told of one node's secrets: a password is tried once, and again only after it was accepted, so that nobody's account
 * is locked by us.
 */
final class NodeSecrets {
    private enum Attempt {
        NONE,
        UNDER_WAY,
        ACCEPTED
    }

    private final Node node;
    private final SecretSource secrets;
    private Attempt password = Attempt.NONE;
    private Attempt sudo = Attempt.NONE;

    NodeSecrets(Node node, SecretSource secrets) {
        this.node = node;
        this.secrets = secrets;
    }

    boolean hasPassword() {
        return present(secrets.password(node));
    }

    boolean hasPassphrase() {
        return present(secrets.passphrase(node, ""));
    }

    private static boolean present(Optional<char[]> secret) {
        secret.ifPresent(value -> java.util.Arrays.fill(value, '\0'));
        return secret.isPresent();
    }

    /** Nothing where there is none, or where it has had its attempt. */
    synchronized Optional<char[]> answer(Prompt prompt) {
        return switch (prompt.kind()) {
            case PASSWORD -> password();
            case PASSPHRASE -> secrets.passphrase(node, prompt.key());
            case EXPIRED, HOST_KEY, JUMP_HOST, OTHER -> Optional.empty();
        };
    }

    private Optional<char[]> password() {
        if (password == Attempt.UNDER_WAY) {
            return Optional.empty();
        }
        Optional<char[]> secret = secrets.password(node);
        if (secret.isPresent() && password == Attempt.NONE) {
            password = Attempt.UNDER_WAY;
        }
        return secret;
    }

    synchronized boolean passwordTried() {
        return password != Attempt.NONE;
    }

    /** The node let us in. */
    synchronized void loggedIn() {
        if (password == Attempt.UNDER_WAY) {
            password = Attempt.ACCEPTED;
        }
    }

    synchronized Optional<char[]> sudoPassword() {
        if (sudo == Attempt.UNDER_WAY) {
            return Optional.empty();
        }
        Optional<char[]> secret = secrets.sudoPassword(node);
        if (secret.isPresent() && sudo == Attempt.NONE) {
            sudo = Attempt.UNDER_WAY;
        }
        return secret;
    }

    synchronized boolean sudoPasswordTried() {
        return sudo != Attempt.NONE;
    }

    synchronized void becameRoot(boolean accepted) {
        if (accepted || sudo == Attempt.ACCEPTED) {
            sudo = accepted ? Attempt.ACCEPTED : Attempt.UNDER_WAY;
        }
    }
}
