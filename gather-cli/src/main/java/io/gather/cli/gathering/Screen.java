package io.gather.cli.gathering;

import io.gather.cli.show.Ending;
import io.gather.cli.show.Folding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;

/** Where things are shown, and how names of nodes are written there. */
public record Screen(Printer printer, Terminal terminal, Folding folding) {
    Ending ending(Printer to) {
        return new Ending(to, terminal, folding);
    }
}
