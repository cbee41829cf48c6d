package io.gather.core.overlord.request;

/**
 * How a gather stands to those before it.
 *
 * @param wanted of logs, only what earlier gathers have not
 * @param changedOnly of all else, only what is another than they have
 * @param uploaded whether it counts as delivered when its upload was verified; else when its bundle is finished
 */
public record Increment(boolean wanted, boolean changedOnly, boolean uploaded) {
    static Increment none(boolean uploads) {
        return new Increment(false, false, uploads);
    }
}
