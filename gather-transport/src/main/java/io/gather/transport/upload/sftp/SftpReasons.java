package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.WayError;

/** What {@code sftp} says of a command that failed. */
final class SftpReasons {
    private static final Pattern CONNECTION = line("Connection (?:closed|reset|lost)|Broken pipe|not responding|"
            + "closed by remote host|Connection to .* closed");
    private static final Pattern FORBIDDEN = line("Permission denied|Operation unsupported");
    private static final Pattern ABSENT = line("No such file|[Nn]ot a directory|not found");
    private static final Pattern WRITING = line("write (?:to )?remote|close remote|fsync|[Cc]ouldn't write|"
            + "[Nn]o space|[Qq]uota");
    /** Of what was asked for to see whether it is there. */
    private static final Pattern EXPECTED = Pattern.compile("(?m)^Can't ls: .*$\\R?");
    private static final int LONGEST = 200;

    private SftpReasons() {}

    private static Pattern line(String pattern) {
        return Pattern.compile("(?m)^.*(?:" + pattern + ").*$");
    }

    /**
     * @return that which another attempt may avoid
     * @throws GatherException where no other attempt can
     */
    static IOException of(String said, String host) {
        String complaints = EXPECTED.matcher(said).replaceAll("");
        Optional<String> broken = find(CONNECTION, complaints);
        if (broken.isPresent()) {
            return new IOException("the connection broke: " + broken.get());
        }
        Optional<String> forbidden = find(FORBIDDEN, complaints);
        if (forbidden.isPresent()) {
            throw new GatherException(WayError.SFTP_FORBIDDEN,
                    "the server does not allow it: " + forbidden.get(), host,
                    "have this user allowed to write there, or name another directory: upload.sftp.path");
        }
        Optional<String> writing = find(WRITING, complaints);
        if (writing.isPresent()) {
            return new IOException("the server could not write; its disk may be full: " + writing.get());
        }
        Optional<String> absent = find(ABSENT, complaints);
        if (absent.isPresent()) {
            throw new GatherException(WayError.SFTP_NO_DIRECTORY,
                    "the directory is not there and cannot be made: " + absent.get(), host,
                    "have it made, or name another one: upload.sftp.path");
        }
        String last = complaints.lines().reduce("", (_, line) -> line).strip();
        return new IOException("sftp ended" + (last.isEmpty() ? "" : ": " + shortened(last)));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(shortened(matcher.group().strip())) : Optional.empty();
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
