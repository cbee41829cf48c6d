package io.gather.transport.net.web;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read more than once. */
public interface PayloadSource {
    long size();

    /** The bytes from an offset on; whoever asked closes the stream. */
    InputStream open(long offset) throws IOException;
}
