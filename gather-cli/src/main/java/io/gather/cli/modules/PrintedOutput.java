package io.gather.cli.modules;

import io.gather.cli.show.Printer;
import io.gather.core.module.VerbOutput;

/** What a verb says, through the one door to the terminal. */
record PrintedOutput(Printer printer) implements VerbOutput {
    @Override
    public void result(String text) {
        printer.result(text);
    }

    @Override
    public void json(Object value) {
        printer.json(value);
    }

    @Override
    public boolean closed() {
        return printer.closed();
    }

    @Override
    public void message(String text) {
        printer.message(text);
    }
}
