package io.gather.transport.node.rpc.wire;

/**
 * A key that is to be signed.
 *
 * @param publicKey as X.509 has it, in base64
 */
public record NewKey(String publicKey) {}
