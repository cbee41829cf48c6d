package io.gather.cli.show;

import java.util.List;

/** A picture on the terminal that is drawn again and again in its own place. One thread. */
public final class LivePicture {
    private final Printer printer;
    private final Terminal terminal;
    private final Redraw redraw = new Redraw();
    private TerminalSize size;

    public LivePicture(Printer printer, Terminal terminal) {
        this.printer = printer;
        this.terminal = terminal;
        this.size = terminal.size();
    }

    /** What has no room is left out, from the end. It asks the terminal how large it is now. */
    public void draw(List<PictureLine> lines) throws InterruptedException {
        size = size.now();
        List<Line> shown = lines.stream().limit(Math.max(1, size.rows() - 1))
                .map(line -> new Line(line.tone(), line.head(), line.rest())).toList();
        printer.draw(redraw.picture(List.of(), shown, size.columns(), terminal));
    }
}
