package io.gather.cli.gathering;

import java.util.List;

import io.gather.cli.commands.NamedCommand;

/** The commands about gathers. */
public record GatheringCommands(Gatherings gatherings, DoctorRun rehearsal) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("run", () -> new RunCommand(gatherings)),
                new NamedCommand("plan", () -> new PlanCommand(gatherings)),
                new NamedCommand("resume", () -> new ResumeCommand(gatherings)),
                new NamedCommand("status", () -> new StatusCommand(gatherings)),
                new NamedCommand("attach", () -> new AttachCommand(gatherings)),
                new NamedCommand("stop", () -> new StopCommand(gatherings)),
                new NamedCommand("cleanup", () -> new CleanupCommand(gatherings)),
                new NamedCommand("doctor", () -> new DoctorCommand(rehearsal)));
    }
}
