package io.gather.transport.foolscap.listen;

import java.net.InetAddress;

import io.gather.transport.foolscap.link.Session;

/** Hears who comes and goes. Called by many threads; must not wait. */
public interface Arrivals {
    /** @param detail what was wrong, in words that may come from the peer; may be empty */
    void refused(InetAddress from, Unwelcome why, String detail);

    /** It has asked for an object of ours by its name. */
    void arrived(Session session);

    /** One that had arrived. */
    void left(Session session, String why);

    /** Nobody can be let in for now; it is tried again. */
    void shut(String why);
}
