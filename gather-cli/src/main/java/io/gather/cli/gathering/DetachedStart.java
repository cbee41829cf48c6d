package io.gather.cli.gathering;

import io.gather.cli.show.Printer;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.state.GatherId;

/** What a detached gather tells the process that started it, once nothing of the beginning can go wrong any more. */
record DetachedStart(GatherId id, String bundle, long process) {
    /** Closes standard output: the other end waits for it, and then leaves. */
    static void tell(GatherEvent.Started started, Printer printer) {
        printer.jsonAtOnce(new DetachedStart(started.id(), started.bundle(), ProcessHandle.current().pid()));
        printer.endResults();
    }
}
