package io.gather.transport.upload.ftp;

import java.io.IOException;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.WayError;

/**
 * What the server answered.
 *
 * @param text with the code, in one line, fit to be shown
 */
record Reply(int code, String text) {
    private static final int LONGEST = 200;

    static Reply of(int code, String lines) {
        String text = lines.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ").replaceAll("\\p{Cntrl}", "?");
        return new Reply(code, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    boolean begins() {
        return code / 100 == 1;
    }

    boolean done() {
        return code / 100 == 2;
    }

    boolean wantsMore() {
        return code / 100 == 3;
    }

    /** Whether the server means that this user may not do it, rather than that it did not work. */
    boolean forbids() {
        return (code == 550 && text.matches("(?i).*(permission|denied|not allowed|forbidden|read.?only).*"))
                || code == 553 || code == 532 || code == 530;
    }

    /** Whether a refusal to tell a size may be about a file that is there. */
    boolean keepsSizeSecret() {
        return unknown() || forbids() || code / 100 == 4 || text.matches("(?i).*could not get file size.*");
    }

    /** The server has no such command. */
    boolean unknown() {
        return code == 500 || code == 502 || code == 504 || code == 202;
    }

    /**
     * @param doing what was to be done, such as "write to incoming"
     * @return the exception that another attempt may avoid
     * @throws GatherException when no other attempt can
     */
    IOException failure(String doing, String host) {
        String what = "the server could not " + doing + ": " + text;
        return switch (code) {
            case 452, 552 -> throw hopeless(WayError.FTP_NO_ROOM, "the server has no room left: " + text, host,
                    "have room made there; the upload then goes on where it ended");
            case 522 -> throw hopeless(WayError.FTP_PROTECTION, what, host,
                    "the server wants another protection of data connections; look at its TLS settings");
            case 530, 532, 550, 553 -> throw hopeless(WayError.FTP_FORBIDDEN, what, host,
                    "have this user allowed to do so, or name another directory: upload.ftp.path");
            case 421 -> new IOException("the server is busy or goes down: " + text);
            case 451 -> new IOException("the server could not " + doing + "; its disk may be full: " + text);
            default -> new IOException(what);
        };
    }

    static GatherException hopeless(ErrorCode error, String what, String host, String remedy) {
        return hopeless(error, what, host, Remedy.of(remedy));
    }

    static GatherException hopeless(ErrorCode error, String what, String host, Remedy remedy) {
        return new GatherException(error, what, host, remedy);
    }
}
