package io.gather.cli.pki;

import java.io.InputStream;
import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/** The commands about certificates of nodes and overlords. */
public record PkiCommands(Printer printer, InputStream stdin, Surroundings surroundings) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("pki", this::pki));
    }

    private CommandLine pki() {
        ClusterPki pki = new ClusterPki(printer, surroundings);
        return new CommandLine(new PkiCommand()).addSubcommand(new PkiInitCommand(pki))
                .addSubcommand(new PkiListCommand(pki)).addSubcommand(new PkiRevokeCommand(pki))
                .addSubcommand(new PkiRotateCommand(pki)).addSubcommand(new PkiExportCommand(pki));
    }

    /** Of the minions on nodes: how they get their certificates. */
    public List<Object> ofMinions() {
        Enrolments enrolments = new Enrolments(printer, surroundings);
        return List.of(new InviteCommand(enrolments), new EnrolCommand(enrolments),
                new JoinCommand(new NodeJoining(printer, stdin, surroundings)));
    }
}
