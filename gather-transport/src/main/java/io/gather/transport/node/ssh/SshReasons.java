package io.gather.transport.node.ssh;

import java.util.List;
import java.util.Optional;

import io.gather.core.error.Action;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.ssh.Reason.Found;
import io.gather.transport.node.ssh.Reason.Kind;

/** Why nodes cannot be reached, from what is printed. The first that fits counts: causes come before their consequences. */
final class SshReasons {
    private static final List<Reason> CONNECTING = List.of(
            Reason.of(NodeError.SSH_CONFIGURATION, Kind.REFUSED,
                    "^(.+?):? line (\\d+): (.*[Bb]ad .*|.*[Uu]nsupported option.*|.*[Mm]issing "
                            + ".*|.*extra arguments.*|.*[Ii]nvalid .*)$",
                    "a mistake in the SSH configuration: {1} line {2}: {3}",
                    "correct it; ssh -G {node} shows what ssh understands"),
            Reason.of(NodeError.SSH_CONFIGURATION, Kind.REFUSED,
                    "^(Bad owner or permissions on .*|Can't open user config file .*)$",
                    "ssh refuses its configuration: {1}", "correct that file's name, owner or mode"),
            Reason.of(NodeError.ADDRESS_UNUSABLE, Kind.REFUSED,
                    "hostname contains invalid characters|Invalid ProxyJump|Bad port",
                    "not a usable address: {0}", "correct the node's address, port and jump hosts in the inventory"),
            Reason.of(NodeError.HOST_KEY_REVOKED, Kind.REFUSED,
                    "REVOKED HOST KEY DETECTED|[Hh]ost key .*(?:is|marked as) revoked",
                    "its host key is marked as revoked in known_hosts",
                    "do not connect until the node has a new key; ask who revoked the old one"),
            Reason.of(NodeError.HOST_KEY_CHANGED, Kind.REFUSED,
                    "(?s)HOST IDENTIFICATION HAS CHANGED.*?Offending (?:\\S+ )?key in "
                            + "([^\\n]+?:\\d+)",
                    "its host key has changed: it is not the one of {1}",
                    "find out why; if the node was installed anew, remove that line and add the new key with ssh-keyscan"),
            Reason.of(NodeError.HOST_KEY_CHANGED, Kind.REFUSED, "HOST IDENTIFICATION HAS CHANGED",
                    "its host key has changed",
                    "find out why; if the node was installed anew, remove its old key: ssh-keygen -R"),
            Reason.of(NodeError.HOST_KEY_UNKNOWN, Kind.REFUSED,
                    "No (\\S+) host key is known for (\\S+) and you have requested strict",
                    "its host key is not known: no {1} key of {2} in known_hosts",
                    "connect once by hand and compare the key: {ssh}; or accept new keys: {}", Action.SSH_ACCEPT_NEW),
            Reason.of(NodeError.HOST_KEY_UNKNOWN, Kind.REFUSED, "Host key verification failed",
                    "its host key, or that of a host on "
                            + "the way, cannot be trusted",
                    "connect once by hand: {ssh}; or accept new keys: {}", Action.SSH_ACCEPT_NEW),
            Reason.of(NodeError.TOO_MANY_KEYS, Kind.REFUSED, "Too many authentication failures",
                    "the node hung up after too many keys were offered", "say which key is meant: {}",
                    Action.SSH_KEY_FILE));

    /** A login that succeeded, and was good for nothing. */
    private static final List<Reason> LOGIN = List.of(
            Reason.of(NodeError.PASSWORD_EXPIRED, Kind.REFUSED,
                    "Password change required but no TTY|required to change your "
                            + "password|[Pp]assword has expired|password expired",
                    "the password of its user has expired",
                    "log in and choose another one: {ssh}"),
            Reason.of(NodeError.ACCOUNT_UNUSABLE, Kind.REFUSED, "[Aa]ccount (?:is |has )?(?:currently |been )?"
                    + "(?:locked|disabled|expired|not available)", "the account cannot be used: {0}",
                    "use another user: {}; or have this one unlocked", Action.SSH_USER),
            Reason.of(NodeError.NO_LOGINS_NOW, Kind.REFUSED,
                    "System is (?:booting up|going down)|pam_nologin|Unprivileged users are "
                            + "not permitted to log in",
                    "nobody may log in at present: {0}", "wait until the node is up"),
            Reason.of(NodeError.NO_SHELL, Kind.REFUSED, "^This service allows sftp connections only",
                    "the account may only transfer files", "use a user with a shell: {}", Action.SSH_USER),
            Reason.of(NodeError.OTHER_COMMAND, Kind.REFUSED,
                    "exec request failed on channel|shell request failed on channel|subsystem "
                            + "request failed on channel|Session open refused by peer|session request failed",
                    "it lets us in and runs no command: {0}",
                    "try by hand: {ssh} true; look at ForceCommand and MaxSessions in its sshd_config"));

    private static final List<Reason> REACHING = List.of(
            Reason.of(NodeError.NOT_LET_IN, Kind.REFUSED, "^.*Permission denied \\(([^)]*)\\)",
                    "it does not let us in: {0}",
                    "try by hand: {ssh}; give the key with {}, load it into the agent, or use {}", Action.SSH_KEY,
                    Action.ASK_PASSWORD),
            Reason.of(NodeError.ADDRESS_UNKNOWN, Kind.REFUSED, "Could not resolve hostname ([^:]+): ?(.*)",
                    "its address is not known: {1}: {2}",
                    "correct the address in the inventory, or look at the name service"),
            Reason.of(NodeError.NOBODY_LISTENS, Kind.REFUSED,
                    "connect to (?:host|address) (\\S+) port (\\d+): Connection refused",
                    "nobody listens at {1} port {2}: connection refused", "look whether sshd runs there; another port: "
                            + "{}",
                    Action.SSH_PORT),
            Reason.of(NodeError.NOBODY_LISTENS, Kind.REFUSED, "open failed: connect failed: (.*)",
                    "the last jump host cannot connect to it: {1}", "look whether sshd runs there, and at the address"),
            Reason.of(NodeError.JUMP_HOST_REFUSES, Kind.REFUSED, "stdio forwarding failed",
                    "the last jump host does not connect to it",
                    "look at the address, and at AllowTcpForwarding on the jump host: ssh -v JUMPHOST"),
            Reason.of(NodeError.JUMP_HOST_REFUSES, Kind.REFUSED, "open failed: administratively prohibited",
                    "a jump host does not forward: {0}",
                    "allow it there (AllowTcpForwarding), or use another jump host"),
            Reason.of(NodeError.NO_ROUTE, Kind.REFUSED,
                    "No route to host|Network is unreachable|Host is down|Network is down",
                    "it cannot be reached: {0}", "look whether it is up and whether this machine has a route to it"),
            Reason.of(NodeError.TOO_SLOW, Kind.REFUSED, "timed out", "it did not answer in time: {0}",
                    "look whether it is up and no firewall is in between; a longer time: {}", Action.CONNECT_TIMEOUT),
            Reason.of(NodeError.NO_COMMON_SSH, Kind.REFUSED, "Unable to negotiate with .*: (no matching .*)",
                    "it and ssh have no algorithm in common: {1}",
                    "allow an old algorithm in ~/.ssh/config for this host "
                            + "alone, or update its sshd"),
            Reason.of(NodeError.NO_COMMON_SSH, Kind.REFUSED,
                    "banner line|[Ii]nvalid SSH identification|Protocol major versions differ"
                            + "|Bad packet length|Corrupted MAC|authentication code incorrect|invalid format",
                    "what answers there does not speak SSH: {0}", "look at the address and the port"));

    private static final List<Reason> BREAKING = List.of(
            Reason.of(NodeError.CONNECTION_BROKE, Kind.LOST,
                    "Timeout, server \\S+ not responding|Connection (?:\\S+ )*(?:closed|reset|"
                            + "aborted)|closed by remote host|Broken pipe|[Cc]onnection reset|Shared connection|Killed by signal"
                            + "|mux_client_\\w+: .*(?:failed|Broken)",
                    "the connection broke: {0}", "try again"));

    private static final List<Reason> RUNNING = List
            .of(Reason.of(NodeError.OTHER_COMMAND, Kind.REFUSED, "channel \\d+: open failed",
                    "it lets us in and runs no command: {0}",
                    "try by hand: {ssh} true; look at MaxSessions in its sshd_config"));

    private SshReasons() {}

    /** No connection came about. */
    static Optional<Found> ofConnecting(String text) {
        return first(text, List.of(CONNECTING, LOGIN, REACHING, BREAKING));
    }

    /** A shell ended, which had a connection. */
    static Optional<Found> ofShell(String text) {
        return first(text, List.of(CONNECTING, LOGIN, RUNNING, BREAKING, REACHING));
    }

    /** The login printed this, and no command ran. */
    static Optional<Found> ofLogin(String text) {
        return first(text, List.of(LOGIN));
    }

    private static Optional<Found> first(String text, List<List<Reason>> lists) {
        String clean = text.replace("\r", "");
        return lists.stream().flatMap(List::stream).flatMap(reason -> reason.in(clean).stream()).findFirst();
    }
}
