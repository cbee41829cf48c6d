package io.gather.transport.net.serve;

import java.io.IOException;

/** What a server shows. Asked by several threads at a time. */
@FunctionalInterface
public interface Site {
    /** It is asked only by those who may see what they ask for. What it throws becomes a page that says no more than that it failed. */
    SiteReply answer(SiteRequest request) throws IOException, InterruptedException;
}
