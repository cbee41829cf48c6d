package io.gather.cli.gathering;

import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.commands.NamedCommand;
import io.gather.core.module.SettingOption;

/**
 * The commands about gathers.
 *
 * @param ofModules options of gathers that modules bring
 */
public record GatheringCommands(Gatherings gatherings, DoctorRun rehearsal,
        Supplier<List<SettingOption>> ofModules) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("run", () -> RunCommand.of(gatherings, ofModules.get())),
                new NamedCommand("plan", () -> PlanCommand.of(gatherings, ofModules.get())),
                new NamedCommand("complete", () -> CompleteCommand.of(gatherings, ofModules.get())),
                new NamedCommand("resume", () -> new ResumeCommand(gatherings)),
                new NamedCommand("status", () -> new StatusCommand(gatherings)),
                new NamedCommand("attach", () -> new AttachCommand(gatherings)),
                new NamedCommand("stop", () -> new StopCommand(gatherings)),
                new NamedCommand("cleanup", () -> new CleanupCommand(gatherings)),
                new NamedCommand("doctor", () -> new DoctorCommand(rehearsal)));
    }
}
