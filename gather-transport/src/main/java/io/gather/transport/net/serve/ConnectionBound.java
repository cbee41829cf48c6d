package io.gather.transport.net.serve;

import java.util.Properties;

/**
 * How many connections all servers of this process may have open, also those on which nobody asks for anything, and for how long these may
 * stay. The JDK's server knows them as properties of the process alone, and reads them with the first server: what is set already stays.
 */
public final class ConnectionBound {
    static final int CONNECTIONS = 256;

    private ConnectionBound() {}

    public static void set() {
        Properties all = System.getProperties();
        all.putIfAbsent("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        all.putIfAbsent("sun.net.httpserver.maxReqHeaderSize", Integer.toString(32 << 10));
        // Rather a byte after the other is read from a request that nobody wants than its connection lost with the answer.
        all.putIfAbsent("sun.net.httpserver.drainAmount", "4096");
        // What is written is meant to be read now.
        all.putIfAbsent("sun.net.httpserver.nodelay", "true");
    }
}
