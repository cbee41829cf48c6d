package io.gather.core.overlord.event;

/** Is told what happens; called by several threads, must not block. */
public interface GatherListener {
    void on(GatherEvent event);
}
