package io.gather.cli.gathering;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.secrets.OperatorSecrets;
import io.gather.core.catalog.Catalog;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Workplace;
import io.gather.core.settings.Settings;
import io.gather.transport.shell.ShellMinions;

/** What the process finds around it; made when asked for, as most commands need little of it. */
public interface Surroundings {
    Settings settings(PlaceOptions places);

    Catalog catalog();

    /** The nodes that options and settings choose; this machine where they name none. */
    Inventory inventory(Settings settings, NodeOptions nodes);

    /** Asks for those that the options say are to be typed. */
    OperatorSecrets secrets(ReachOptions reach);

    /**
     * Asks for those that an earlier process had, too.
     *
     * @param used which these were
     * @param needed whether it is an error where nobody can be asked
     */
    OperatorSecrets secrets(ReachOptions reach, List<String> used, boolean needed);

    /** What was read of standard input so far. */
    byte[] input();

    Workplace workplace(Settings settings, OperatorSecrets secrets);

    ShellMinions shellMinions(Settings settings, OperatorSecrets secrets);

    Map<String, String> environment();

    /** The command line as it came. */
    List<String> args();

    /** What starts this program again. */
    Path program();

    /** As typed, secrets masked. */
    String typed();
}
