package io.gather.transport.node.ssh;

import java.util.Optional;
import java.util.regex.Pattern;

import io.gather.core.error.Action;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.shell.ShellLostException;
import io.gather.transport.node.ssh.Reason.Found;

/** Makes the exceptions of one node. */
final class SshFailures {
    private static final Pattern BLANK_OR_ART = Pattern.compile("[\\s@*#=-]*");
    private static final int LONGEST_LINE = 200;

    private final Node node;
    /** What the operator types to try it himself. */
    private final String byHand;

    SshFailures(Node node, String byHand) {
        this.node = node;
        this.byHand = byHand;
    }

    /** @return the exception to be thrown when it is for good */
    GatherException connecting(String text, int exit) throws ShellLostException {
        Optional<Found> found = SshReasons.ofConnecting(text);
        return found.isPresent() ? thrown(found.get()) : unknown(text, exit);
    }

    GatherException thrown(Found found) throws ShellLostException {
        if (found.kind() == Reason.Kind.LOST) {
            throw new ShellLostException(node.name() + ": " + found.what());
        }
        return refusal(found);
    }

    GatherException refusal(Found found) {
        return found.exception(node, byHand);
    }

    private GatherException unknown(String text, int exit) {
        return error(NodeError.SSH_ENDED, "ssh ended with exit code " + exit + ": " + lastLine(text),
                "try by hand: " + byHand);
    }

    GatherException tooSlow(String text, long seconds) {
        return error(NodeError.TOO_SLOW,
                "no connection after " + seconds + " s" + (text.isBlank() ? "" : ": " + lastLine(text)),
                Remedy.of("look whether it and the jump hosts are up; a longer time: {}", Action.CONNECT_TIMEOUT.on()));
    }

    GatherException refusedPrompt(Prompt prompt, boolean tried) {
        return switch (prompt.kind()) {
            case EXPIRED -> error(NodeError.PASSWORD_EXPIRED, "the password of its user has expired: " + prompt.text(),
                    "log in and choose another one: " + byHand);
            case PASSWORD -> tried
                    ? passwordRefused()
                    : error(NodeError.NOT_LET_IN, "it asks for a password",
                            Remedy.of("use {}, or a key: {}", Action.ASK_PASSWORD.on(), Action.SSH_KEY.on()));
            case JUMP_HOST -> error(NodeError.UNANSWERABLE, "a jump host asks: " + prompt.text(),
                    "use a key for jump hosts; gather tells passwords only to the node itself");
            case PASSPHRASE, HOST_KEY, OTHER -> error(NodeError.UNANSWERABLE,
                    "it asks what gather cannot answer: " + prompt.text(),
                    "use a key or a ticket, or keep a connection of yours open (ControlMaster)");
        };
    }

    GatherException passwordRefused() {
        return error(NodeError.NOT_LET_IN,
                "it does not accept the password; it was tried once, so that the account is not locked",
                "try by hand: " + byHand);
    }

    /** The command's first words never came. */
    GatherException noShell(String printed, String complaints) {
        Optional<Found> login = SshReasons.ofLogin(printed + "\n" + complaints);
        if (login.isPresent()) {
            return login.get().exception(node, byHand);
        }
        if (Pattern.compile("(?i)command not found|not found|no such file").matcher(complaints).find()) {
            return error(NodeError.NO_SHELL, "its login shell does not run our command: " + lastLine(complaints),
                    "try by hand: " + byHand + " sh -c true");
        }
        String said = lastLine(printed.isBlank() ? complaints : printed);
        return error(NodeError.OTHER_COMMAND,
                "it runs something else than our command" + (said.isEmpty() ? "" : ": " + said),
                "look for command= in authorized_keys, ForceCommand in sshd_config, and exit or exec in the login's profile");
    }

    GatherException error(ErrorCode error, String what, String remedy) {
        return error(error, what, Remedy.of(remedy));
    }

    GatherException error(ErrorCode error, String what, Remedy remedy) {
        return new GatherException(error, what, node.name(), remedy);
    }

    static String lastLine(String text) {
        String last = text.lines().filter(line -> !BLANK_OR_ART.matcher(line).matches()).reduce("", (_, line) -> line)
                .strip();
        return last.length() <= LONGEST_LINE ? last : last.substring(0, LONGEST_LINE) + "…";
    }
}
