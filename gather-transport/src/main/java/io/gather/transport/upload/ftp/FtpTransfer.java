package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.gather.core.upload.Arrival;
import io.gather.core.upload.RemoteName;
import io.gather.core.upload.Shipment;
import org.apache.commons.net.ftp.FTPCmd;
import org.jspecify.annotations.Nullable;

/**
 * Brings a bundle into the directory where the session is: under a temporary name, compared, then renamed. Where the server does
 * not allow files to be renamed, under its name at once.
 */
final class FtpTransfer {
    /** The name under which it is written where files cannot be renamed. */
    private static final String DIRECT = "direct";
    /** The name that the whole bundle was about to get. */
    private static final String RENAMING = "renaming";
    private static final int MOST_NAMES = 9;
    /** Eight records as the JDK makes them of TLS 1.3: a short one after each buffer would be a write of its own for the server. */
    private static final int BUFFER = 8 * 16_365;
    private static final Duration REASON = Duration.ofSeconds(10);
    /** What we wrote may still be on its way: all the buffers between here and a slow server's disk. */
    private static final Duration LAST = Duration.ofMinutes(10);

    private final FtpSession session;
    private final RemoteFiles files;
    private final Shipment shipment;
    private final String name;
    private final String folder;
    private final String host;
    private final Lifeline lifeline;
    private final Duration patience;

    /** @param folder where the session is, for people, with a slash at its end */
    FtpTransfer(FtpSession session, Shipment shipment, String name, String folder, String host, Lifeline lifeline,
            Duration patience) {
        this.session = session;
        this.files = new RemoteFiles(session.control(), session.features());
        this.shipment = shipment;
        this.name = name;
        this.folder = folder;
        this.host = host;
        this.lifeline = lifeline;
        this.patience = patience;
    }

    Arrival deliver() throws IOException {
        String temporary = name + "." + shipment.sha256().substring(0, Math.min(12, shipment.sha256().length()))
                + ".part";
        OptionalLong begun = files.size(temporary);
        if (begun.isEmpty() && name.equals(shipment.recall(RENAMING))
                && files.size(name).equals(OptionalLong.of(shipment.size()))) {
            return compare(name);
        }
        String direct = shipment.recall(DIRECT);
        if (direct == null && begun.isEmpty() && files.forbidsRenaming(temporary)) {
            direct = name;
        }
        if (direct != null) {
            return directly(direct);
        }
        spareOthers(name);
        send(temporary, begun);
        return switch (compare(temporary)) {
            case Arrival.Refuted refuted -> refuted;
            case Arrival.Taken taken -> {
                rename(temporary);
                yield renamed(taken);
            }
        };
    }

    private Arrival directly(String target) throws IOException {
        // What is there under this name is another's unless we began it.
        boolean again = shipment.recall(DIRECT) != null && remote(target).isOurs();
        spareOthers(target);
        shipment.note(DIRECT, target);
        remote(target).claim();
        OptionalLong begun = again ? files.size(target) : OptionalLong.empty();
        send(target, begun);
        return compare(target);
    }

    private RemoteName remote(String target) {
        return new RemoteName(shipment, folder + target);
    }

    private void spareOthers(String target) throws IOException {
        if (!remote(target).isOurs() && files.exists(target)
                && files.digest(target, shipment.size()).filter(shipment.sha256()::equals).isEmpty()) {
            throw RemoteName.taken(folder + target,
                    "move the file that is there, or name another folder: upload.ftp.path");
        }
    }

    private void send(String target, OptionalLong begun) throws IOException {
        long there = begun.orElse(0);
        if (there > shipment.size()) {
            files.delete(target);
            there = 0;
        }
        if (begun.isPresent() && there == shipment.size()) {
            return;
        }
        if (there == 0 || !goOn(target, there)) {
            fromTheBeginning(target, begun.isPresent());
        }
    }

    /** {@code REST} first: with {@code APPE} the server alone decides where the file ends when it comes to writing. */
    private boolean goOn(String target, long from) throws IOException {
        try (DataConnection data = session.agree()) {
            boolean restarts = session.control().ask(FTPCmd.REST, Long.toString(from)).wantsMore();
            if (transfer(data, restarts ? FTPCmd.STOR : FTPCmd.APPE, target, from) == null) {
                return true;
            }
        }
        return false;
    }

    private void fromTheBeginning(String target, boolean isThere) throws IOException {
        Reply refused = store(target);
        if (refused != null && isThere && files.delete(target)) {
            refused = store(target);
        }
        if (refused != null && target.equals(shipment.recall(DIRECT)) && refused.forbids()) {
            throw taken(target, refused);
        }
        if (refused != null) {
            throw refused.failure("write " + target, host);
        }
    }

    /** What an earlier attempt left, and may be neither gone on with nor deleted, keeps its name for ever. */
    private IOException taken(String target, Reply refused) throws IOException {
        int number = target.equals(name) ? 1 : target.charAt(0) - '0';
        if (number == MOST_NAMES) {
            return refused.failure("write " + target, host);
        }
        shipment.note(DIRECT, (number + 1) + "-" + name);
        return new IOException("the server does not let " + target + " be written: " + refused.text()
                + "; the next attempt uses another name");
    }

    private @Nullable Reply store(String target) throws IOException {
        try (DataConnection data = session.agree()) {
            return transfer(data, FTPCmd.STOR, target, 0);
        }
    }

    /** @return what the server said when it did not even begin; null when all was sent */
    private @Nullable Reply transfer(DataConnection data, FTPCmd command, String target, long from)
            throws IOException {
        Reply begin = session.control().ask(command, target);
        if (!begin.begins()) {
            return begin;
        }
        try {
            OutputStream out = data.begin(patience);
            try (InputStream in = shipment.content(from)) {
                copy(in, out);
            }
            data.finish();
        } catch (IOException e) {
            throw reason(data, e);
        } finally {
            lifeline.sending(false);
        }
        Reply end = session.control().await(LAST);
        if (!end.done()) {
            throw end.failure("store the bundle", host);
        }
        return null;
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        lifeline.sending(true);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            lifeline.moved();
            out.write(buffer, 0, read);
            lifeline.moved();
        }
    }

    /** The server may have said why it hung up. */
    private IOException reason(DataConnection data, IOException broken) {
        try {
            data.close();
            Reply said = session.control().await(REASON);
            if (!said.done()) {
                IOException reason = said.failure("store the bundle", host);
                reason.addSuppressed(broken);
                return reason;
            }
        } catch (IOException silent) {
            broken.addSuppressed(silent);
        }
        return new IOException("the data connection broke: " + broken.getMessage(), broken);
    }

    private Arrival compare(String target) throws IOException {
        Reply told = files.sizeReply(target);
        OptionalLong size = RemoteFiles.size(told);
        if (size.isPresent() && size.getAsLong() != shipment.size()) {
            if (size.getAsLong() > shipment.size()) {
                files.delete(target);
            }
            return new Arrival.Refuted("the server says that all came and has " + size.getAsLong() + " of "
                    + shipment.size() + " bytes");
        }
        Optional<String> digest = files.digest(target, shipment.size());
        if (digest.isPresent() && !digest.get().equals(shipment.sha256())) {
            files.delete(target);
            return new Arrival.Refuted("what the server has differs from the bundle");
        }
        if (digest.isPresent()) {
            return new Arrival.Verified(folder + target, "the server has its SHA-256");
        }
        if (size.isPresent()) {
            return new Arrival.Verified(folder + target, "the server has its size");
        }
        return told.keepsSizeSecret() || files.exists(target)
                ? new Arrival.Unverified(folder + target, "the server tells no size: " + told.text())
                : new Arrival.Refuted("the server says that all came, and has no such file: " + told.text());
    }

    /** As it was compared under its temporary name; a server that told its size then must do so now. */
    private Arrival renamed(Arrival.Taken compared) throws IOException {
        OptionalLong size = files.size(name);
        if (size.isPresent() ? size.getAsLong() != shipment.size() : compared instanceof Arrival.Verified) {
            return new Arrival.Refuted("the server says that it renamed the bundle, and has "
                    + (size.isPresent() ? size.getAsLong() + " of " + shipment.size() + " bytes" : "no such file"));
        }
        return switch (compared) {
            case Arrival.Verified verified -> new Arrival.Verified(folder + name, verified.proof());
            case Arrival.Unverified unverified -> new Arrival.Unverified(folder + name, unverified.doubt());
        };
    }

    private void rename(String temporary) throws IOException {
        spareOthers(name);
        shipment.note(RENAMING, name);
        remote(name).claim();
        Reply reply = files.rename(temporary, name);
        if (!reply.done()) {
            if (reply.code() / 100 != 5) {
                throw reply.failure("rename " + temporary, host);
            }
            remote(name).release();
            shipment.note(DIRECT, name);
            files.delete(temporary);
            throw new IOException("the server does not let " + temporary + " be renamed: " + reply.text()
                    + "; the next attempt uses the final name at once");
        }
    }
}
