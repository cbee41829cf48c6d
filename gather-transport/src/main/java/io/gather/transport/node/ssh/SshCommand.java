package io.gather.transport.node.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.transport.error.NodeError;
import org.jspecify.annotations.Nullable;

/**
 * Command lines of {@code ssh} for one node. The client takes the first value it meets for an option, so the order is: what our
 * use of it rests upon, the operator's options, our defaults; his configuration file decides all the rest.
 */
record SshCommand(SshOptions options, Node node, boolean password, boolean passphrase) {
    static final List<String> ALWAYS = List.of("ControlPersist=no", "EscapeChar=none", "RequestTTY=no",
            "RemoteCommand=none", "PermitLocalCommand=no", "ClearAllForwardings=yes", "ForwardAgent=no", "Tunnel=no",
            "LogLevel=INFO", "VisualHostKey=no", "UpdateHostKeys=no", "NumberOfPasswordPrompts=1");

    SshCommand {
        for (String word : new String[]{node.address(), options.to(node).user(), options.to(node).jump()}) {
            if (word != null && (word.isEmpty() || word.startsWith("-") || !word.chars().allMatch(SshCommand::plain))) {
                throw new GatherException(NodeError.ADDRESS_UNUSABLE, "not a usable address, user or jump host: '"
                        + word.replaceAll("\\p{Cntrl}", "?") + "'", node.name(), "correct it in the inventory");
            }
        }
    }

    private static boolean plain(int character) {
        return character > ' ' && character < 0x7f && "'\"`$\\;&<>|(){}".indexOf(character) < 0;
    }

    /** Logs in and serves others, until it is ended. */
    List<String> master(String program, Path socket) {
        List<String> words = client(program, "yes", socket);
        words.add("-N");
        words.add("--");
        words.add(node.address());
        return words;
    }

    /** Runs a command through the master; without one, over a connection of its own. */
    List<String> shell(String program, @Nullable Path socket, String line) {
        List<String> words = client(program, "no", socket);
        words.add("--");
        words.add(node.address());
        words.add(line);
        return words;
    }

    private List<String> client(String program, String master, @Nullable Path socket) {
        List<String> words = new ArrayList<>(List.of(program, "-T", "-x", "-a"));
        if (options.config() != null) {
            words.add("-F");
            words.add(options.config().toString());
        }
        option(words, "ControlMaster=" + master);
        option(words, "ControlPath=" + (socket == null ? "none" : socket));
        ALWAYS.forEach(each -> option(words, each));
        login(words);
        options.options().forEach(each -> option(words, each));
        option(words, "StrictHostKeyChecking=" + (options.acceptNew() ? "accept-new" : "yes"));
        option(words, "ConnectTimeout=" + options.connectTimeout().toSeconds());
        option(words, "ConnectionAttempts=1");
        option(words, "ServerAliveInterval=" + options.aliveInterval().toSeconds());
        option(words, "ServerAliveCountMax=" + options.aliveCount());
        access(words);
        return words;
    }

    /** In batch mode the client asks nobody; otherwise it asks for what we have, and for nothing else. */
    private void login(List<String> words) {
        option(words, "BatchMode=" + (password || passphrase ? "no" : "yes"));
        if (password || passphrase) {
            option(words, "PasswordAuthentication=" + (password ? "yes" : "no"));
            option(words, "KbdInteractiveAuthentication=" + (password ? "yes" : "no"));
        }
    }

    private void access(List<String> words) {
        Reach.Ssh reach = options.to(node);
        if (reach.user() != null) {
            words.addAll(List.of("-l", reach.user()));
        }
        if (reach.port() != null) {
            words.addAll(List.of("-p", reach.port().toString()));
        }
        if (reach.jump() != null) {
            words.addAll(List.of("-J", reach.jump()));
        }
        if (reach.key() != null) {
            // Without it all of the agent's keys are offered first, and the node may hang up before it sees this one.
            words.addAll(List.of("-i", reach.key().toString(), "-o", "IdentitiesOnly=yes"));
        }
    }

    private static void option(List<String> words, String option) {
        words.add("-o");
        words.add(option);
    }

    /** What the operator types to see for himself. */
    String byHand() {
        List<String> words = new ArrayList<>(List.of("ssh"));
        if (options.config() != null) {
            words.addAll(List.of("-F", options.config().toString()));
        }
        access(words);
        words.removeAll(List.of("-o", "IdentitiesOnly=yes"));
        words.add(node.address());
        return String.join(" ", words);
    }
}
