package io.gather.cli.watermarks;

import java.io.IOException;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.overlord.Baseline;
import io.gather.core.overlord.MarkedGather;
import io.gather.core.overlord.state.StateDirectory;
import org.jspecify.annotations.Nullable;

/** What is known of how far clusters were gathered. */
record MarkedClusters(Printer printer, Surroundings surroundings) {
    int list(@Nullable String only, boolean json, PlaceOptions places) throws IOException {
        StateDirectory state = state(places);
        int shown = 0;
        for (String cluster : clusters(state, only)) {
            List<MarkedGather> gathers = new Baseline(state, cluster).all();
            shown += gathers.size();
            for (MarkedGather gather : gathers) {
                MarkedRow row = new MarkedRow(cluster, gather);
                if (json) {
                    printer.json(row.json());
                } else {
                    printer.result(row.text());
                }
            }
        }
        if (shown == 0 && !json) {
            printer.message("no gather is there to build on: the next increment has everything");
        }
        return 0;
    }

    int reset(@Nullable String only, @Nullable String node, PlaceOptions places) throws IOException {
        StateDirectory state = state(places);
        int known = 0;
        for (String cluster : clusters(state, only)) {
            Baseline baseline = new Baseline(state, cluster);
            if (node == null) {
                baseline.reset();
                printer.message(cluster + ": the next increment has everything");
            } else if (baseline.reset(node)) {
                known++;
                printer.message(cluster + ": the next increment has everything of " + node);
            }
        }
        if (node != null && known == 0) {
            throw new GatherException(CommandError.NO_SUCH_NODE, "nothing is known of how far it was gathered", node,
                    "see what there is: gather watermarks list");
        }
        return 0;
    }

    private static List<String> clusters(StateDirectory state, @Nullable String only) {
        return only == null
                ? state.marked()
                : state.marked().stream().filter(String.valueOf(state.watermarks(only).getFileName())::equals)
                        .toList();
    }

    private StateDirectory state(PlaceOptions places) {
        return new StateDirectory(surroundings.settings(places).state());
    }

    /** A gather, as it is shown. */
    private record MarkedRow(String cluster, MarkedGather gather) {
        /** For programs. */
        record Row(String cluster, String gather, long number, List<String> base, boolean delivered, boolean next,
                boolean uploads, @Nullable String bundle, long size, List<String> nodes) {}

        Row json() {
            String bundle = gather.link().bundle() == null ? null : String.valueOf(gather.link().bundle());
            return new Row(cluster, gather.link().gather(), gather.link().number(), gather.link().base(),
                    gather.delivered(), gather.next(), gather.link().uploads(), bundle, gather.link().size(),
                    gather.nodes());
        }

        String text() {
            int base = gather.link().base().size();
            return cluster + "  " + gather.link().gather() + "  "
                    + (base == 0 ? "builds on none" : "builds on " + Counts.count(base, "gather")) + ", "
                    + (gather.delivered() ? "delivered" : undelivered())
                    + (gather.nodes().isEmpty() ? "" : ", marks of " + Counts.count(gather.nodes().size(), "node"))
                    + (gather.next() ? "; the next increment builds on it" : "");
        }

        private String undelivered() {
            if (gather.link().uploads()) {
                return "not uploaded";
            }
            return gather.link().bundle() == null ? "not finished" : "its bundle is gone";
        }
    }
}
