package io.gather.core.redact.scan;

import java.util.Arrays;

import io.gather.core.redact.scan.Engine.Tries;

/** Tries what the anchors of one line call for. For one thread. */
final class LineScan {
    private final Anchors anchors;
    private final Tries tries;
    private final int[] triedTo;

    LineScan(Anchors anchors, Tries tries) {
        this.anchors = anchors;
        this.tries = tries;
        this.triedTo = new int[tries.size()];
    }

    /** @param from where anchors may end */
    void look(ScannedLine line, int from, Spans spans, Following following) {
        Arrays.fill(triedTo, 0);
        int state = Anchors.start();
        byte[] text = line.bytes();
        for (int i = Math.max(line.from(), from - anchors.longest()); i < line.to(); i++) {
            state = anchors.next(state, text[i]);
            if (anchors.ends(state)) {
                for (int number : anchors.ended(state)) {
                    tryAt(number, line, i + 1, spans, following);
                }
            }
        }
    }

    private void tryAt(int number, ScannedLine line, int anchor, Spans spans, Following following) {
        if (anchor <= triedTo[number]) {
            return;
        }
        Matcher matcher = tries.matcher(number);
        matcher.tryAt(line, anchor, spans, following);
        if (matcher.isForLine()) {
            // What an expression finds begins near its anchor: the last part of a window is looked at again.
            triedTo[number] = line.isShort() ? line.to() : line.windowTo(anchor) - (line.windowTo(anchor) - anchor) / 4;
        }
    }
}
