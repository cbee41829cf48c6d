package io.gather.core.report.page;

import java.io.Writer;

import gg.jte.TemplateOutput;

/** Lets what writes to a writer write into a template, as it is. */
final class TemplateWriter extends Writer {
    private final TemplateOutput out;

    TemplateWriter(TemplateOutput out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) {
        out.writeContent(new String(text, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
