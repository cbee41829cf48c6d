package io.gather.transport.node.ssh;

import java.util.Optional;

import io.gather.core.inventory.Node;

/**
 * What the operator knows and nothing is to write down. Asked for when it is needed, from any thread; must not block for long:
 * who prompts does so before. The array is the caller's, who clears it.
 */
public interface SecretSource {
    /** Of the node's user. */
    Optional<char[]> password(Node node);

    /** @param key path of the private key, as {@code ssh} names it; empty: any */
    Optional<char[]> passphrase(Node node, String key);

    Optional<char[]> sudoPassword(Node node);

    SecretSource NONE = new SecretSource() {
        @Override
        public Optional<char[]> password(Node node) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> passphrase(Node node, String key) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> sudoPassword(Node node) {
            return Optional.empty();
        }
    };
}
