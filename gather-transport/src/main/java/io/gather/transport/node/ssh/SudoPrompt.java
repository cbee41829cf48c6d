package io.gather.transport.node.ssh;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Texts on standard error by which we know that {@code sudo} asks, and that it has started the command. */
record SudoPrompt(String asks, String started) {
    private static final Pattern ANY = Pattern.compile("gather-(asks|began)-[0-9a-f]{16}\\R?");

    static SudoPrompt random(SecureRandom random) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        return new SudoPrompt("gather-asks-" + token, "gather-began-" + token);
    }

    /** Quoted for every login shell. A ticket that is still good is not used: then the password would go to the command. */
    String line(String command) {
        return "sudo -k -S -p " + asks + " -- sh -c 'echo " + started + " 1>&2; exec \"$0\" \"$@\"' " + command;
    }

    static String removed(String text) {
        return ANY.matcher(text).replaceAll("");
    }
}
