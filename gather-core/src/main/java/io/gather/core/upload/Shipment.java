package io.gather.core.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A bundle on its way, as an uploader sees it. For one thread at a time, but for {@link #stretch}. */
public interface Shipment {
    /** The name of the bundle's file, without folders; with the envelope's ending when it is sealed. */
    String name();

    long size();

    /** In hex. Where it is not what it was, such as after a change of keys, what arrived before is of no use. */
    String sha256();

    String cluster();

    @Nullable
    String caseId();

    /** When the bundle was made. */
    Instant made();

    /**
     * The bundle's bytes from an offset on, no faster than the rate limit. What is read counts as sent: it is what users see as
     * progress. The caller closes the stream.
     */
    InputStream content(long offset) throws IOException;

    /**
     * What follows is sent in stretches.
     *
     * @param there bytes that need not be sent any more
     */
    void inStretches(long there);

    /** As {@link #content}, for several threads, each of which reads bytes that no other does. */
    InputStream stretch(long offset) throws IOException;

    /**
     * The file that holds these very bytes, for a program that reads it itself; null where they are made on the way, or sent at a rate.
     * Who has it read says where that begins ({@link #inStretches}), and then how far it is.
     */
    @Nullable
    Path file();

    /** Another program has read the {@link #file} up to there, which counts as sent. */
    void reached(long position);

    /** What an earlier attempt of the same way noted, also in another process; null when nothing. */
    @Nullable
    String recall(String key);

    /** Notes something for later attempts of the same way, such as the address of an upload begun; no secrets. Durable. */
    void note(String key, @Nullable String value) throws IOException;
}
