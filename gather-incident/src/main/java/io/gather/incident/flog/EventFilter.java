package io.gather.incident.flog;

/**
 * Which events of a log stay, as {@code flogtool filter} has it. NaN and empty: no matter.
 *
 * @param after seconds since 1970; later ones stay
 * @param before seconds since 1970; earlier ones stay
 * @param above the least level
 * @param from how the id of the tub begins
 * @param strip how a facility begins whose events go
 */
public record EventFilter(double after, double before, double above, String from, String strip) {
    public boolean keeps(FlogLine.Entry entry) {
        double time = entry.event().time().orElse(Double.NaN);
        return !(time <= after) && !(time >= before) && !(entry.event().level() < above)
                && entry.from().startsWith(from)
                && (strip.isEmpty() || !entry.event().facility().startsWith(strip));
    }
}
