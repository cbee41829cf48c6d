package io.gather.cli.gathering;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.core.catalog.Catalog;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Workplace;
import io.gather.core.settings.Settings;

/** What the process finds around it; made when asked for, as most commands need little of it. */
public interface Surroundings {
    Settings settings(PlaceOptions places);

    Catalog catalog();

    /** The nodes that options and settings choose; this machine where they name none. */
    Inventory inventory(Settings settings, NodeOptions nodes);

    Workplace workplace(Settings settings);

    /** As typed, secrets masked. */
    String typed();
}
