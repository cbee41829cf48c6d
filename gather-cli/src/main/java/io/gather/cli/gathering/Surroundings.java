package io.gather.cli.gathering;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.cli.secrets.OperatorSecrets;
import io.gather.cli.secrets.OperatorUploadSecrets;
import io.gather.core.catalog.Catalog;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Workplace;
import io.gather.core.redact.rule.Rule;
import io.gather.core.secret.SecretTable;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Settings;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.Uploader;

/** What the process finds around it; made when asked for, as most commands need little of it. */
public interface Surroundings {
    Settings settings(PlaceOptions places);

    Catalog catalog();

    /** By which secrets are found: the shipped ones, the machine's, the user's. */
    List<Rule> secretRules();

    /** With the zone in which people here write times. */
    Clock clock();

    /** The nodes that options and settings choose; this machine where they name none. */
    Inventory inventory(Settings settings, NodeOptions nodes);

    /** Where settings come from, and where they are kept. */
    SettingsPlaces settingsPlaces(PlaceOptions places);

    Workplace workplace(Settings settings, OperatorSecrets secrets, Secrets uploads);

    /** For commands that send nothing that was not asked for before. */
    default Workplace workplace(Settings settings, OperatorSecrets secrets) {
        return workplace(settings, secrets, Secrets.none());
    }

    /** For commands that reach no node and send nothing: plugins that are refused do not keep them from their work. */
    Workplace here(Settings settings);

    /** What was sent, and what waits to be. */
    UploadQueue queue(Settings settings);

    /** Asks for the secrets that the options say are to be typed. */
    OperatorUploadSecrets uploadSecrets(PlaceOptions places, SecretOptions secrets);

    /** Those that uploads and modules declare. */
    SecretTable knownSecrets();

    /** All ways, those that are not configured too, in the order of the settings. */
    List<Uploader> uploaders(Settings settings, Secrets secrets);

    Sender sender(Settings settings, Secrets secrets);

    /** Asks for those that the options say are to be typed. */
    OperatorSecrets secrets(ReachOptions reach);

    /**
     * Asks for those that an earlier process had, too.
     *
     * @param used which these were
     * @param needed whether it is an error where nobody can be asked
     */
    OperatorSecrets secrets(ReachOptions reach, List<String> used, boolean needed);

    /** Whether there is a terminal, so that somebody may be asked. */
    boolean atTerminal();

    /** Whether somebody at the terminal says yes; false also where there is none. */
    boolean agrees(String question) throws InterruptedException;

    /** What was read of standard input so far. */
    byte[] input();

    Map<String, String> environment();

    /** The command line as it came. */
    List<String> args();

    /** What starts this program again. */
    Path program();

    /** Options that have it find settings and state where this process does. */
    List<String> placesAgain(PlaceOptions places);

    /** Where it was started. */
    Path folder();

    String hostName();

    /** What this machine is called, and where it is reached. */
    List<String> ownIdentities();

    /** As typed, secrets masked. */
    String typed();
}
