package io.gather.incident.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A node, under all the tub ids that it had: some programs take a new one at each start.
 *
 * @param id the tub id that it was met under first
 * @param name that people gave it; null: none
 * @param address where it was seen last; null: never
 * @param heard when it was connected last; null: before anybody noted that
 * @param invited whom the FURL was made for that it comes by; null: that is for all
 */
public record ReportingNode(String id, @Nullable String name, List<String> tubs, @Nullable String address,
        @Nullable Instant heard, @Nullable String invited) {
    public ReportingNode {
        tubs = List.copyOf(tubs);
    }

    /** What people call it: its name, or the beginning of its id as {@code flogtool} shows it. */
    public String shown() {
        return name == null ? id.substring(0, Math.min(8, id.length())) : name;
    }

    ReportingNode and(ReportingNode other) {
        List<String> all = new ArrayList<>(tubs);
        other.tubs.stream().filter(tub -> !all.contains(tub)).forEach(all::add);
        boolean later = heard == null || (other.heard != null && other.heard.isAfter(heard));
        return new ReportingNode(id, name == null ? other.name : name, all, later ? other.address : address,
                later ? other.heard : heard, invited == null ? other.invited : invited);
    }

    ReportingNode named(String given) {
        return new ReportingNode(id, given, tubs, address, heard, invited);
    }

    /** It keeps the name that people gave it. */
    ReportingNode invited(String given) {
        return new ReportingNode(id, name == null || name.equals(invited) ? given : name, tubs, address, heard, given);
    }

    ReportingNode under(List<String> others) {
        return new ReportingNode(others.contains(id) ? id : others.getFirst(), name, others, address, heard, invited);
    }

    ReportingNode heard(@Nullable String from, Instant when) {
        return new ReportingNode(id, name, tubs, from == null ? address : from, when, invited);
    }
}
