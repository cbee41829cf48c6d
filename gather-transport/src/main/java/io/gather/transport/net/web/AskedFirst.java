package io.gather.transport.net.web;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** A body for which the server is asked whether it wants it, before it is sent. */
public interface AskedFirst {
    /** Until the content is asked for, waits for the server are shorter. */
    void waiting(Socket connection, Duration goAhead) throws IOException;
}
