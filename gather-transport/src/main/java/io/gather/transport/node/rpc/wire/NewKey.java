package io.gather.transport.node.rpc.wire;

/**
 * A key that is to be signed.
 *
 * @param publicKey as X.509 has it
 */
public record NewKey(byte[] publicKey) {}
