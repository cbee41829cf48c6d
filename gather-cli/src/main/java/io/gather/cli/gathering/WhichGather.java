package io.gather.cli.gathering;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.RunState;
import org.jspecify.annotations.Nullable;

/** The gather that a command means, of all that are there. */
record WhichGather(List<RunState> all) {
    /**
     * @param id null: the only one that is under way
     * @param verb of the command, for whoever has to type it again
     * @throws GatherException when several are under way and none is named
     */
    Optional<RunState> underWay(@Nullable GatherId id, String verb) {
        List<RunState> running = all.stream().filter(RunState::running)
                .filter(run -> id == null || run.id().equals(id)).toList();
        if (running.size() > 1) {
            throw new GatherException(CommandError.WHICH_GATHER,
                    running.size() + " gathers are under way: "
                            + running.stream().map(WhichGather::named).collect(Collectors.joining(", ")),
                    "", "say which: gather " + verb + " " + running.getLast().id());
        }
        return running.stream().findFirst();
    }

    private static String named(RunState run) {
        return run.id() + " of " + run.cluster() + (run.lane().isUsual() ? "" : " in the lane '" + run.lane() + "'");
    }
}
