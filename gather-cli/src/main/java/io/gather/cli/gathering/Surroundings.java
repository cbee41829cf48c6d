package io.gather.cli.gathering;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
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

    /** Asks for the secrets that the options say are to be typed. */
    Workplace workplace(Settings settings, ReachOptions reach);

    ShellMinions shellMinions(Settings settings, ReachOptions reach);

    Map<String, String> environment();

    /** The command line as it came. */
    List<String> args();

    /** What starts this program again. */
    Path program();

    /** As typed, secrets masked. */
    String typed();
}
