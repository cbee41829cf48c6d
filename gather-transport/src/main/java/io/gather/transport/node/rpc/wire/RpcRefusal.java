package io.gather.transport.node.rpc.wire;

/**
 * Why a request is not done.
 *
 * @param code of the error, where it has one
 * @param remedy what to do about it, there
 */
public record RpcRefusal(String code, String what, String remedy) {}
