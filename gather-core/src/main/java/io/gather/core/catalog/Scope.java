package io.gather.core.catalog;

/** Whether an item is gathered on every node or once for the cluster. */
public enum Scope {
    NODE,
    CLUSTER
}
