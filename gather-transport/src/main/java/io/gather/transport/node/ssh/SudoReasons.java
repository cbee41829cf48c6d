package io.gather.transport.node.ssh;

import java.util.List;
import java.util.Optional;

import io.gather.core.error.Action;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.ssh.Reason.Found;
import io.gather.transport.node.ssh.Reason.Kind;

/** Why {@code sudo} does not run a command, from what it prints. */
final class SudoReasons {
    private static final String VISUDO = "allow it there with visudo, or gather without {}";

    private static final List<Reason> ALL = List.of(
            Reason.of(NodeError.SUDO_PASSWORD, Kind.REFUSED,
                    "^.*(?:Sorry, try again|incorrect password attempt|Authentication "
                            + "failed|maximum \\d+ incorrect)",
                    "sudo does not accept the password; it was tried once, so that the "
                            + "account is not locked",
                    "try by hand: {ssh}, then sudo -v"),
            Reason.of(NodeError.SUDO_NOT_ALLOWED, Kind.REFUSED,
                    "is not in the sudoers file|not allowed to (?:execute|run)|may not run sudo"
                            + "|I'm sorry .*\\. I'm afraid I can't do that|command not allowed",
                    "its user may not become root: {0}", VISUDO, Action.SUDO),
            Reason.of(NodeError.SUDO_TERMINAL, Kind.REFUSED,
                    "must have a tty|no tty present|a terminal is required to run sudo",
                    "sudo wants a terminal there: {0}", "remove requiretty for this user with visudo"),
            Reason.of(NodeError.NO_SUDO, Kind.REFUSED,
                    "sudo: (?:command )?not found|sudo: No such file|not found.*sudo|"
                            + "Unknown command.*sudo",
                    "there is no sudo: {0}",
                    "install it, or log in as root: {}", Action.SSH_USER_ROOT),
            Reason.of(NodeError.SUDO_BROKEN, Kind.REFUSED,
                    "effective uid is not 0|must be owned by uid 0|no new privileges|parse "
                            + "error|syntax error|no valid sudoers|[Aa]ccount .*expired|account validation failure|unable to "
                            + "initialize policy",
                    "sudo does not work there: {0}", "repair it; log in and try: sudo -v"));

    private SudoReasons() {}

    static Optional<Found> of(String text) {
        return ALL.stream().flatMap(reason -> reason.in(text).stream()).findFirst();
    }

    static boolean wantsPassword(String text) {
        return text.contains("password is required") || text.contains("interactive authentication is required")
                || text.contains("a terminal is required to read the password");
    }
}
