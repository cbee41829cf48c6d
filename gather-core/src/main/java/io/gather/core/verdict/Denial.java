package io.gather.core.verdict;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The begin of a command's output, where programs complain that they may not. */
public final class Denial {
    private static final int LOOKED_AT = 4 << 10;
    private static final Pattern PHRASE = Pattern.compile("permission denied|operation not permitted|access denied"
            + "|must be (run as )?(root|superuser)|need to be root|requires? (root|superuser)|not permitted|EACCES|EPERM"
            + "|are you root|only root|as root|insufficient privileges|sudo: .*password is required",
            Pattern.CASE_INSENSITIVE);

    private final byte[] begin = new byte[LOOKED_AT];
    private int held;

    public void look(byte[] bytes, int length) {
        int part = Math.min(length, begin.length - held);
        System.arraycopy(bytes, 0, begin, held, part);
        held += part;
    }

    public boolean isThere() {
        return PHRASE.matcher(new String(begin, 0, held, StandardCharsets.ISO_8859_1)).find();
    }
}
