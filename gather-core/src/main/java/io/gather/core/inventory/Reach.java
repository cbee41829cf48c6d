package io.gather.core.inventory;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * How a node is reached, as the inventory decides. Nobody but the launcher that serves it looks into it. No secrets: those are asked
 * for when they are needed, and are never written down.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({@JsonSubTypes.Type(value = Reach.Local.class, name = "local"),
        @JsonSubTypes.Type(value = Reach.Ssh.class, name = "ssh"),
        @JsonSubTypes.Type(value = Reach.Rpc.class, name = "rpc"),
        @JsonSubTypes.Type(value = Reach.Plugin.class, name = "plugin")})
public sealed interface Reach {
    String LOCAL = "local";
    String SSH = "ssh";
    String RPC = "rpc";
    Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** As inventories name it. */
    String word();

    /** For people, after the nodes' names. */
    String words();

    /** In the overlord's own process. */
    record Local() implements Reach {
        @Override
        public String word() {
            return LOCAL;
        }

        @Override
        public String words() {
            return "on this machine";
        }
    }

    /**
     * By the node's own shell. What is null is left to the operator's SSH configuration.
     *
     * @param jump hosts between here and there, in the notation of {@code ssh -J}
     * @param sudo commands run as root by sudo
     */
    record Ssh(@Nullable String user, @Nullable Integer port, @Nullable Path key, @Nullable String jump,
            boolean sudo) implements Reach {
        /** As the operator's SSH configuration says. */
        public static final Ssh USUAL = new Ssh(null, null, null, null, false);

        @Override
        public String word() {
            return SSH;
        }

        @Override
        public String words() {
            return "over SSH" + (user == null ? "" : " as " + user) + (sudo ? ", by sudo" : "");
        }
    }

    /**
     * By a minion that is installed on the node.
     *
     * @param port null: the usual one
     */
    record Rpc(@Nullable Integer port) implements Reach {
        public static final int USUAL_PORT = 7443;

        @Override
        public String word() {
            return RPC;
        }

        @Override
        public String words() {
            return "over RPC";
        }
    }

    /**
     * By what a plugin brings.
     *
     * @param word its name
     * @param options what the inventory says besides, for the plugin alone
     */
    record Plugin(String word, Map<String, String> options) implements Reach {
        public Plugin {
            options = Map.copyOf(options);
        }

        @Override
        public String words() {
            return "by " + word;
        }
    }

    /**
     * @param ssh for {@link #SSH}
     * @param port for {@link #RPC}
     * @param options for a plugin's
     */
    static Reach named(String word, Ssh ssh, @Nullable Integer port, Map<String, String> options) {
        return switch (word) {
            case LOCAL -> new Local();
            case SSH -> ssh;
            case RPC -> new Rpc(port);
            default -> new Plugin(word, options);
        };
    }
}
