package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/**
 * What one section says about how nodes are reached. What is null is left to the sections that count less.
 *
 * @param options for a plugin alone
 */
record TomlReach(@Nullable String word, @Nullable String user, @Nullable Integer port, @Nullable Path key,
        @Nullable String jump, @Nullable Boolean sudo, @Nullable Map<String, String> options) {
    static final TomlReach NOTHING = new TomlReach(null, null, null, null, null, null, null);

    private static final List<String> SECRETS = List.of("password", "sudo_password", "passphrase");

    static TomlReach read(TomlSection section, NodeList nodes) {
        String word = section.string("reach");
        if (word != null && !Reach.WORD.matcher(word).matches()) {
            section.problem("reach", "'" + word + "' is no reach; write " + Reach.LOCAL + ", " + Reach.SSH + ", "
                    + Reach.RPC + ", or the name of a plugin's");
            word = null;
        }
        for (String secret : SECRETS) {
            if (section.has(secret)) {
                nodes.warn("'" + secret
                        + "' in the inventory is ignored: passwords are asked for, or come from ssh-agent");
            }
        }
        String key = section.string("key");
        return new TomlReach(word, section.string("user"), port(section), key == null ? null : Places.expanded(key),
                section.string("jump"), section.has("sudo") ? (Boolean) section.bool("sudo", false) : null,
                options(section));
    }

    private static @Nullable Integer port(TomlSection section) {
        Long port = section.integer("port");
        if (port != null && (port < 1 || port > 65_535)) {
            section.problem("port", "'port' must be 1 to 65535, not " + port);
            return null;
        }
        return port == null ? null : (Integer) port.intValue();
    }

    private static @Nullable Map<String, String> options(TomlSection section) {
        TomlSection table = section.section("options");
        if (table == null) {
            return null;
        }
        Map<String, String> options = new TreeMap<>();
        for (String option : table.keys()) {
            String value = table.string(option);
            if (value != null) {
                options.put(option, value);
            }
        }
        return options;
    }

    /** What is said of another reach does not count for this one. */
    TomlReach over(TomlReach less) {
        if (word != null && !word.equals(less.wordOrUsual())) {
            return this;
        }
        return new TomlReach(less.word, or(user, less.user), or(port, less.port), or(key, less.key),
                or(jump, less.jump), or(sudo, less.sudo), or(options, less.options));
    }

    /** @param own what the node itself says: what its reach has no use for is a mistake */
    Reach reach(TomlReach own, String address, TomlSection section) {
        Reach.Ssh ssh = new Reach.Ssh(user, port, key, jump, sudo != null && sudo);
        Reach reach = Node.reach(address, Reach.named(wordOrUsual(), ssh, port, options == null ? Map.of() : options));
        if (reach instanceof Reach.Local && own.word != null && !own.word.equals(reach.word())) {
            section.problem("reach",
                    "the address '" + address + "' is this machine, which is not reached by " + own.word);
        }
        boolean takesSsh = reach instanceof Reach.Ssh || reach instanceof Reach.Local;
        boolean takesPort = !(reach instanceof Reach.Plugin);
        boolean takesOptions = reach instanceof Reach.Plugin;
        refuse(section, reach, "user", !takesSsh && own.user != null);
        refuse(section, reach, "key", !takesSsh && own.key != null);
        refuse(section, reach, "jump", !takesSsh && own.jump != null);
        refuse(section, reach, "sudo", !takesSsh && own.sudo != null);
        refuse(section, reach, "port", !takesPort && own.port != null);
        refuse(section, reach, "options", !takesOptions && own.options != null);
        return reach;
    }

    private static void refuse(TomlSection section, Reach reach, String key, boolean useless) {
        if (useless) {
            section.problem(key, "'" + key + "' means nothing to the reach " + reach.word());
        }
    }

    private String wordOrUsual() {
        return word == null ? Reach.SSH : word;
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T less) {
        return told == null ? less : told;
    }
}
