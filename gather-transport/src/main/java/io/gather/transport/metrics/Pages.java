package io.gather.transport.metrics;

/** What a server has. Asked by several threads. */
public interface Pages {
    /** @param path with its slash, without a query */
    Page at(String path);
}
