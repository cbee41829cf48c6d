package io.gather.cli.show;

import io.gather.core.overlord.event.GatherEvent;

/** For those who want to hear of errors and of the end only. */
record ProgressNone(Printer printer) implements ProgressView {
    @Override
    public void on(GatherEvent event) {
        // That is what was asked for.
    }

    @Override
    public void say(String text) {
        printer.message(text);
    }
}
