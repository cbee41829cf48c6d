package io.gather.transport.node.rpc.serve;

/** Where it is kept who asked for what. Called by several threads. */
@FunctionalInterface
public interface Audit {
    void note(AuditEntry entry);
}
