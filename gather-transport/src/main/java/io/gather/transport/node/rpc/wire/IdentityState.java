package io.gather.transport.node.rpc.wire;

/**
 * As whom a minion answers, where its overlords' authority has given it a certificate.
 *
 * @param revocations number of the list of revoked certificates that it knows
 */
public record IdentityState(String revocations) {}
