package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import io.gather.core.upload.Arrival;
import io.gather.core.upload.RemoteName;
import io.gather.core.upload.Shipment;
import io.gather.transport.upload.sftp.SftpPieces.Piece;

/** Brings a bundle into a directory: under a temporary name, its size compared, then renamed. */
final class SftpTransfer {
    /** The name that the whole bundle was about to get. */
    private static final String RENAMING = "renaming";
    private static final Duration SHORT = Duration.ofMinutes(1);
    /** For one piece; of the whole file, without any sign of life. */
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int PREFIX = 12;

    private final Batch batch;
    private final Shipment shipment;
    private final String name;
    private final String temporary;
    private final String where;
    private final RemoteName remote;

    /** @param where it will be, for people */
    SftpTransfer(Batch batch, Shipment shipment, String name, String where) {
        this.batch = batch;
        this.shipment = shipment;
        this.name = name;
        this.where = where;
        this.remote = new RemoteName(shipment, where);
        this.temporary = name + "." + shipment.sha256().substring(0, Math.min(PREFIX, shipment.sha256().length()))
                + ".part";
    }

    /** Goes there; makes what is missing of it. */
    void enter(String directory) throws IOException, InterruptedException {
        if (directory.isEmpty()) {
            return;
        }
        String before = batch.directory(SHORT);
        batch.ask("-cd " + Batch.quoted(directory), SHORT);
        if (!batch.directory(SHORT).equals(before)) {
            return;
        }
        StringBuilder path = new StringBuilder(directory.startsWith("/") ? "/" : "");
        for (String part : directory.split("/")) {
            if (!part.isEmpty()) {
                path.append(part);
                batch.ask("-mkdir " + Batch.quoted(path.toString()), SHORT);
                path.append('/');
            }
        }
        batch.ask("cd " + Batch.quoted(directory), SHORT);
    }

    Arrival deliver() throws IOException, InterruptedException {
        OptionalLong begun = batch.size(temporary, SHORT);
        if (begun.isEmpty() && name.equals(shipment.recall(RENAMING)) && isWhole(name)) {
            return verified();
        }
        spareOthers();
        long there = begun.orElse(0);
        if (there > shipment.size()) {
            batch.ask("-rm " + Batch.quoted(temporary), SHORT);
            there = 0;
        }
        if (begun.isEmpty() || there < shipment.size()) {
            send(there);
        }
        rename();
        return isWhole(name)
                ? verified()
                : new Arrival.Refuted("the server does not have all of the bundle after it was renamed");
    }

    private Arrival verified() {
        return new Arrival.Verified(where, "the server has its size");
    }

    private void spareOthers() throws IOException, InterruptedException {
        if (!remote.isOurs() && batch.exists(name, SHORT)) {
            throw RemoteName.taken(where, "move the file that is there, or name another folder: upload.sftp.path");
        }
    }

    private boolean isWhole(String path) throws IOException, InterruptedException {
        return batch.size(path, SHORT).equals(OptionalLong.of(shipment.size()));
    }

    private void send(long from) throws IOException, InterruptedException {
        Path file = shipment.file();
        Optional<Reading> reading = file == null ? Optional.empty() : batch.reading(file);
        if (reading.isPresent()) {
            sendFile(from, reading.get());
        } else {
            sendPieces(from);
        }
    }

    /** The bundle may be read by this user alone; what the server makes of it gets the rights of any new file there. */
    private void sendFile(long from, Reading reading) throws IOException, InterruptedException {
        shipment.inStretches(from);
        if (from == 0) {
            try (SftpPieces none = new SftpPieces(InputStream.nullInputStream(), 0)) {
                put(none.next(), () -> false);
            }
        }
        if (from < shipment.size()) {
            put(new Piece(reading.file(), from, shipment.size()), () -> {
                reading.position().ifPresent(shipment::reached);
                return reading.moved();
            });
        }
        shipment.reached(shipment.size());
    }

    private void sendPieces(long from) throws IOException, InterruptedException {
        try (SftpPieces pieces = new SftpPieces(shipment.content(from), from)) {
            Piece piece = pieces.next();
            do {
                FutureTask<Piece> preparing = new FutureTask<>(pieces::next);
                Thread preparer = Thread.ofVirtual().name("sftp-piece").start(preparing);
                try {
                    long start = System.nanoTime();
                    put(piece, () -> false);
                    pieces.took(piece, Duration.ofNanos(System.nanoTime() - start));
                    piece = preparing.get();
                } catch (ExecutionException e) {
                    throw new IOException("the bundle cannot be handed to sftp: " + e.getCause(), e);
                } finally {
                    preparer.interrupt();
                    preparer.join();
                }
            } while (!piece.isEmpty());
        }
    }

    /** What {@code reput} adds is right only if the server has exactly what went before. */
    private void put(Piece piece, BooleanSupplier moves) throws IOException, InterruptedException {
        String verb = piece.from() == 0 ? "put" : "reput";
        String safe = piece.length() == shipment.size() ? " -f " : " ";
        batch.ask(verb + safe + Batch.quoted(piece.file().toString()) + " " + Batch.quoted(temporary), LONG,
                moves);
        long there = batch.size(temporary, SHORT).orElse(-1);
        if (there != piece.length()) {
            if (there > piece.length()) {
                batch.ask("-rm " + Batch.quoted(temporary), SHORT);
            }
            throw new IOException("the server has " + there + " bytes where " + piece.length() + " were sent");
        }
    }

    /** Servers other than OpenSSH's may refuse to rename onto what is there. */
    private void rename() throws IOException, InterruptedException {
        spareOthers();
        boolean ours = remote.isOurs();
        shipment.note(RENAMING, name);
        remote.claim();
        String order = "rename " + Batch.quoted(temporary) + " " + Batch.quoted(name);
        batch.ask("-" + order, SHORT);
        if (batch.size(temporary, SHORT).isPresent()) {
            if (ours) {
                batch.ask("-rm " + Batch.quoted(name), SHORT);
            }
            batch.ask(order, SHORT);
        }
    }
}
