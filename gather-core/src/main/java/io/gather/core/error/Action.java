package io.gather.core.error;

import java.util.List;

/** What can be advised. What has to be typed for it is known to whoever was asked: a command, a page, a program that embeds the core. */
public enum Action {
    GATHER("gather"),
    GATHER_ITEMS("gather just"),
    GATHER_LONGER("gather with more time"),
    COMPLETE("gather what was left out of"),
    GATHER_ELSEWHERE("gather into another folder"),
    GATHER_TRACED("gather, and have errors traced"),
    SEE_PLAN("look at the plan"),
    SEE_GROUPS("list the groups"),
    SEE_PROFILES("list the profiles"),
    SEE_ITEMS("list the items"),
    SEE_NODES("list the nodes"),
    SEE_NODES_OF_FILE("list the nodes of an inventory"),
    COUNT_NODES("count the nodes of an expression"),
    REHEARSE_TRACED("rehearse, and have errors traced"),
    SEE_GATHERS("list the gathers"),
    STOP("stop it"),
    RESUME("resume"),
    CLEAN_UP("clean up"),
    GIVE_UP("give up"),
    VERIFY("verify"),
    SALVAGE("salvage"),
    SALVAGE_LARGE("salvage, however it grows,"),
    SEE_FILES("list the files of"),
    COMPARE_SOME("compare some files of"),
    SEE_UPLOADS("list the uploads"),
    SEND_QUEUED("send what is queued"),
    SEND("send"),
    SEE_LEAKS("search for leaks"),
    CLEANSE("redact"),
    UNQUEUE("take out of the queue"),
    SAVE_UPLOAD_HOST("save the host for uploads"),
    SAVE_FTP_PASSWORD("save the password for FTP"),
    SAVE_INVENTORY("save the name of the inventory"),
    SAVE_SETTINGS("change the settings"),
    PKI_INIT("set up the authority"),
    PKI_LIST("list the certificates"),
    PKI_ROTATE("renew the certificates"),
    INVITE("invite"),
    ENROL("enrol"),
    OUTPUT("another output folder", true),
    STATE("another state folder", true),
    SPOOL("another spool folder", true),
    CONFIG("another file of settings", true),
    TARGET("another target", true),
    OUTPUT_FILE("another output file", true),
    OVERWRITE("overwriting", true),
    INVENTORY("an inventory", true),
    INVENTORY_FORMAT("the inventory's format", true),
    SUDO("sudo", true),
    ASK_PASSWORD("being asked for the password", true),
    ASK_SUDO_PASSWORD("being asked for sudo's password", true),
    SSH_KEY("a key for SSH", true),
    SSH_KEY_FILE("the file of the key", true),
    SSH_USER("a user for SSH", true),
    SSH_USER_ROOT("root as the user for SSH", true),
    SSH_PORT("a port for SSH", true),
    SSH_ACCEPT_NEW("accepting new keys", true),
    CONNECT_TIMEOUT("a longer time for connections", true),
    MAX_SIZE("a smaller size", true),
    UPLOAD_DIRECTORY("another directory for bundles", true),
    LANE("another lane", true);

    private final String words;
    private final boolean choice;

    Action(String words) {
        this(words, false);
    }

    Action(String words, boolean choice) {
        this.words = words;
        this.choice = choice;
    }

    /** In words that hold wherever they are read. */
    String words() {
        return words;
    }

    /** Whether it is a choice of what was asked for, and no request of its own. */
    public boolean isChoice() {
        return choice;
    }

    /** @param operands what it is done to: files, ids, names; choices have none */
    public Step on(Object... operands) {
        return new Step(this, choice ? List.of() : List.of(operands).stream().map(Object::toString).toList());
    }
}
