package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.net.ftp.FTPCmd;

/** What is asked and told of files on the server. */
record RemoteFiles(Control control, Features features) {
    private static final Pattern SIZE = Pattern.compile("213 (\\d{1,18})\\b.*");
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");
    /** A slow disk's. */
    private static final long DIGEST_BYTES_PER_SECOND = 20_000_000;

    /** Nothing where there is no such file, or the server does not tell. */
    OptionalLong size(String name) throws IOException {
        return size(sizeReply(name));
    }

    static OptionalLong size(Reply reply) {
        Matcher size = SIZE.matcher(reply.text());
        return size.matches() ? OptionalLong.of(Long.parseLong(size.group(1))) : OptionalLong.empty();
    }

    /** What the server says when it is asked for a size. */
    Reply sizeReply(String name) throws IOException {
        return control.ask(FTPCmd.SIZE.getCommand(), name);
    }

    /** Whether the server says, in one way or another, that there is such a file. */
    boolean exists(String name) throws IOException {
        // A name that could be renamed is one; nothing is renamed before the second command of the two.
        return size(name).isPresent() || control.ask(FTPCmd.RNFR, name).wantsMore();
    }

    /** The SHA-256 in hex; nothing where the server does not tell. */
    Optional<String> digest(String name, long size) throws IOException {
        Optional<String> command = features.digestCommand();
        // Commands named XSHA256 may take what follows a blank for a range.
        if (command.isEmpty() || name.contains(" ")) {
            return Optional.empty();
        }
        if (command.get().equals("HASH") && !control.ask("OPTS", "HASH SHA-256").done()) {
            return Optional.empty();
        }
        Duration time = Duration.ofSeconds(60 + size / DIGEST_BYTES_PER_SECOND);
        Reply reply = control.ask(command.get(), name, time);
        Matcher digest = DIGEST.matcher(reply.text());
        return reply.done() && digest.find() ? Optional.of(digest.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    boolean delete(String name) throws IOException {
        return control.ask(FTPCmd.DELE, name).done();
    }

    /** Servers that take uploads from anybody often allow nothing else, and would say so only when all was sent. */
    boolean forbidsRenaming(String missing) throws IOException {
        Reply reply = control.ask(FTPCmd.RNFR, missing);
        return !reply.wantsMore() && (reply.forbids() || reply.unknown());
    }

    Reply rename(String from, String to) throws IOException {
        Reply first = control.ask(FTPCmd.RNFR, from);
        return first.wantsMore() ? control.ask(FTPCmd.RNTO, to) : first;
    }
}
