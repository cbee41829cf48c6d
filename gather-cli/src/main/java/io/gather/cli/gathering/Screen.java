package io.gather.cli.gathering;

import io.gather.cli.show.LastScreen;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;

/** Where things are shown, and how names of nodes are written there. */
public record Screen(Printer printer, Terminal terminal, NodeFolding folding) {
    LastScreen ending(Printer to) {
        return new LastScreen(to, terminal, folding);
    }
}
