package io.gather.cli.show;

import io.gather.core.overlord.event.GatherEvent;

/** The same events as JSON lines, on standard output. */
record ProgressJson(Printer printer) implements ProgressView {
    @Override
    public void on(GatherEvent event) {
        printer.jsonAtOnce(event);
    }

    @Override
    public void say(String text) {
        printer.message(text);
    }
}
