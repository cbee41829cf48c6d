package io.gather.cli.sending;

import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Gatherings;
import io.gather.cli.gathering.Screen;
import io.gather.cli.gathering.Surroundings;

/** The commands about uploads. */
public record SendingCommands(Screen screen, Surroundings surroundings, Gatherings gatherings) {
    public List<NamedCommand> all() {
        return List.of(
                new NamedCommand("upload",
                        () -> new UploadCommand(new BundleSending(screen, surroundings, gatherings))),
                new NamedCommand("uploads", () -> new UploadsCommand(new History(screen.printer(), surroundings))));
    }
}
