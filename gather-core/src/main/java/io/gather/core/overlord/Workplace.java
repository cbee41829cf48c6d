package io.gather.core.overlord;

import java.time.Clock;
import java.util.random.RandomGenerator;

import io.gather.core.error.Wording;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.settings.KeepSettings;
import io.gather.core.upload.Sender;

/**
 * What an overlord works with, the same for all gathers of a process.
 *
 * @param keep what of earlier gathers stays
 * @param launcher of the minions of all nodes, however they are reached
 */
public record Workplace(StateDirectory state, MinionLauncher launcher, Sender sender, int fanout,
        Clock clock, RandomGenerator random, String version, Wording wording, KeepSettings keep) {
    /** The same, where an upload that nobody can verify is none. */
    public Workplace demandingProof() {
        return new Workplace(state, launcher, sender.demandingProof(), fanout, clock, random, version, wording,
                keep);
    }
}
