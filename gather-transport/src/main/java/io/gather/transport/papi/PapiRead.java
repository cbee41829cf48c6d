package io.gather.transport.papi;

import java.io.IOException;
import java.io.InputStream;

/** Makes something of an answer while it comes. It is called in another thread than that which asked, which waits for it. */
@FunctionalInterface
public interface PapiRead<T> {
    /** @param body which need not be closed, nor read to its end */
    T of(InputStream body) throws IOException;
}
