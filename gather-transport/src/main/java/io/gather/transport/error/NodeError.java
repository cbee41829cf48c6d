package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can happen on the way to a node. */
public enum NodeError implements ErrorCode {
    SSH_ENDED("GATHER-3300", Category.NOTHING_GATHERED, "ssh ended in a way that is not known here",
            "try the same by hand with ssh"),
    ADDRESS_UNKNOWN("GATHER-3301", Category.NOTHING_GATHERED, "the node's address is not known to the name service",
            "correct the address in the inventory, or look at the name service"),
    NOBODY_LISTENS("GATHER-3302", Category.NOTHING_GATHERED, "nobody listens at the node's port",
            "look whether sshd runs there, and at the port"),
    NO_ROUTE("GATHER-3303", Category.NOTHING_GATHERED, "there is no route to the node, or it is down",
            "look whether it is up and whether this machine has a route to it"),
    TOO_SLOW("GATHER-3304", Category.NOTHING_GATHERED, "the node did not answer in time",
            "look whether it and the jump hosts are up and no firewall is in between; allow more time"),
    NO_COMMON_SSH("GATHER-3305", Category.NOTHING_GATHERED,
            "what answers does not speak SSH, or has no algorithm in common with ssh here",
            "look at address and port; allow an old algorithm for this host alone, or update its sshd"),
    HOST_KEY_UNKNOWN("GATHER-3306", Category.NOTHING_GATHERED,
            "the node's host key is not known, so it cannot be trusted",
            "connect once by hand and compare the key, or let new keys be accepted"),
    HOST_KEY_CHANGED("GATHER-3307", Category.NOTHING_GATHERED, "the node has another host key than before",
            "find out why; if it was installed anew, remove the old key from known_hosts"),
    HOST_KEY_REVOKED("GATHER-3308", Category.NOTHING_GATHERED, "the node's host key is marked as revoked",
            "do not connect until it has a new key; ask who revoked the old one"),
    NOT_LET_IN("GATHER-3309", Category.NOTHING_GATHERED,
            "the node does not let us in: key, password or user are not accepted",
            "try by hand; give the key, load it into the agent, or have the password asked for"),
    TOO_MANY_KEYS("GATHER-3310", Category.NOTHING_GATHERED, "the node hung up after too many keys were offered",
            "say which key is meant"),
    PASSWORD_EXPIRED("GATHER-3311", Category.NOTHING_GATHERED, "the password of the user has expired",
            "log in by hand and choose another one"),
    ACCOUNT_UNUSABLE("GATHER-3312", Category.NOTHING_GATHERED, "the user's account is locked, disabled or expired",
            "use another user, or have this one unlocked"),
    NO_LOGINS_NOW("GATHER-3313", Category.NOTHING_GATHERED,
            "nobody may log in at present: the node starts or goes down",
            "wait until the node is up"),
    SSH_CONFIGURATION("GATHER-3314", Category.NOTHING_GATHERED,
            "the configuration of ssh has a mistake, or is readable by others",
            "correct the file that is named; ssh -G HOST shows what ssh understands"),
    OTHER_COMMAND("GATHER-3315", Category.NOTHING_GATHERED,
            "the node lets us in and runs no command, or another one than ours",
            "look for command= in authorized_keys, ForceCommand and MaxSessions in sshd_config, and exec in the login's profile"),
    JUMP_HOST_REFUSES("GATHER-3316", Category.NOTHING_GATHERED, "a jump host does not forward the connection",
            "look at the address, and at AllowTcpForwarding on the jump host"),
    ADDRESS_UNUSABLE("GATHER-3317", Category.USAGE, "an address, user or jump host is none that ssh could use",
            "correct it in the inventory"),
    NO_SHELL("GATHER-3318", Category.NOTHING_GATHERED, "the account has no shell that runs commands",
            "use a user with a shell"),
    UNANSWERABLE("GATHER-3319", Category.NOTHING_GATHERED, "the node or a jump host asks what gather cannot answer",
            "use a key or a ticket; gather tells passwords only to the node itself"),
    CONNECTION_BROKE("GATHER-3320", Category.NOTHING_GATHERED, "the connection to the node broke",
            "it is tried again; look at the network and the node's load"),
    SUDO_PASSWORD("GATHER-3321", Category.NOTHING_GATHERED,
            "sudo wants a password that is not known, or does not accept it",
            "have it asked for, or allow this user NOPASSWD with visudo"),
    SUDO_NOT_ALLOWED("GATHER-3322", Category.NOTHING_GATHERED, "the user may not become root by sudo",
            "allow it with visudo, or gather without sudo"),
    SUDO_TERMINAL("GATHER-3323", Category.NOTHING_GATHERED, "sudo wants a terminal",
            "remove requiretty for this user with visudo"),
    NO_SUDO("GATHER-3324", Category.NOTHING_GATHERED, "there is no sudo on the node",
            "install it, or log in as root"),
    SUDO_BROKEN("GATHER-3325", Category.NOTHING_GATHERED, "sudo does not work on the node",
            "log in and try: sudo -v"),
    NO_SSH("GATHER-3326", Category.NOTHING_GATHERED, "there is no SSH client on this machine, or it cannot be started",
            "install OpenSSH's client; see that this user may have more processes"),
    SOCKETS_UNUSABLE("GATHER-3330", Category.REFUSED, "there is no folder for SSH's control sockets",
            "make a folder for temporary files writable, or set TMPDIR to a short path"),
    SOCKETS_LEFT("GATHER-3331", Category.INTERNAL, "the folder of SSH's control sockets cannot be removed",
            "remove it from the folder for temporary files"),
    BROKE_AGAIN("GATHER-3353", Category.NOTHING_GATHERED, "the connection to the node broke again and again",
            "look at the network, and at what the node says over ssh"),
    INBOX_UNUSABLE("GATHER-3354", Category.REFUSED, "the folder for what comes from nodes cannot be emptied",
            "remove it, or see who may write there");

    private final ErrorEntry entry;

    NodeError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
