package io.gather.transport.node.ssh;

/** Why a program of OpenSSH made no connection. */
public sealed interface NotConnected {
    String what();

    /** The other side does not let us in; trying again could cost the account. */
    record Login(String what) implements NotConnected {}

    /** It will be so the next time. */
    record Lasting(String what) implements NotConnected {}

    /** Another attempt may avoid it. */
    record Passing(String what) implements NotConnected {}
}
