package io.gather.cli.help;

import java.util.List;

/** A command that brings along what is told of it besides what picocli knows: it is the user object of its description. */
public interface Described {
    /** At least one. */
    List<HelpExample> examples();

    /** Where there is more: a name in the folder of documents. */
    String document();

    /** Whether the installation has a page of the manual for it. */
    boolean hasManual();
}
