package io.gather.core.overlord;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

import io.gather.core.error.Wording;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.upload.Sender;

/** What an overlord works with, the same for all gathers of a process. */
public record Workplace(StateDirectory state, List<MinionLauncher> launchers, Sender sender, int fanout,
        Clock clock, RandomGenerator random, String version, Wording wording) {
    public Workplace {
        launchers = List.copyOf(launchers);
    }

    /** The same, where an upload that nobody can verify is none. */
    public Workplace demandingProof() {
        return new Workplace(state, launchers, sender.demandingProof(), fanout, clock, random, version, wording);
    }
}
