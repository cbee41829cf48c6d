package io.gather.transport.node.rpc;

import java.util.Optional;

import io.gather.transport.pki.tls.MutualTls;

/**
 * As whom an overlord comes to its nodes.
 *
 * @param authority empty: nodes have their certificates from elsewhere
 */
public record RpcIdentity(MutualTls tls, Optional<OwnAuthority> authority) {}
