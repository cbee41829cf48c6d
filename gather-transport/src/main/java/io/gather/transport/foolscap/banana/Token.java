package io.gather.transport.foolscap.banana;

import java.math.BigInteger;

/** What a stream of Banana consists of. */
public sealed interface Token {
    /** @param count which one it is, as the sender numbers them */
    record Open(long count) implements Token {}

    /** @param count of the {@link Open} that it ends */
    record Close(long count) implements Token {}

    /** @param count of the {@link Open} that the sender gives up; its {@link Close} follows all the same */
    record Abort(long count) implements Token {}

    /** INT, NEG, LONGINT or LONGNEG: which one it was tells only how large it is. */
    record Int(BigInteger value) implements Token {}

    record Real(double value) implements Token {}

    /** STRING. */
    record Text(Octets value) implements Token {}

    /** VOCAB. */
    record Word(long index) implements Token {}

    /** A string or a number whose body was passed over, since it is too long or nobody wants it. */
    record Skipped(long length) implements Token {}

    record Ping(BigInteger number) implements Token {}

    record Pong(BigInteger number) implements Token {}

    /** ERROR: why the peer closes the connection. */
    record Complaint(String text) implements Token {}
}
