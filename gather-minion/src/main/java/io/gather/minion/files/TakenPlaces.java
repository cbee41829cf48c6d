package io.gather.minion.files;

import io.gather.core.bundle.Claims;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Origin;
import io.gather.core.watermark.Marks;
import io.gather.core.window.NodeClock;
import io.gather.minion.process.Unpackers;
import io.gather.minion.spool.Packing;

/**
 * What the files tasks of one run share.
 *
 * @param sources absolute paths that were gathered already, as they are: of two files one must not be left out because the same is
 *        told of both
 * @param names names that are taken in the node's directory
 * @param redactor of the gather, or of one of its units
 * @param clock how the node tells the time in its logs
 * @param marks how far files were delivered by earlier gathers
 * @param unpackers of logs that were compressed since
 */
public record TakenPlaces(Exclusions exclusions, Claims sources, Claims names, Packing packing, Redactor redactor,
        NodeClock clock, Marks marks, Unpackers unpackers) {
    /** The same for one unit. */
    public TakenPlaces with(Redactor own) {
        return new TakenPlaces(exclusions, sources, names, packing, own, clock, marks, unpackers);
    }

    /** A free name for a path of the node. */
    public String takeName(String source) {
        return Origin.takeName(names, redactor, source);
    }
}
