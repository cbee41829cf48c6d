package io.gather.cli.help;

import java.util.List;

/**
 * What is told of a command besides what picocli knows.
 *
 * @param document where there is more
 * @param manual whether there is a page of the manual
 */
record Topic(String document, Exits exits, List<HelpExample> examples, boolean manual) {
    Topic {
        examples = List.copyOf(examples);
    }

    static Topic of(String document, Exits exits, HelpExample... examples) {
        return new Topic("docs/" + document + ".md", exits, List.of(examples), true);
    }

    static Topic of(Described command) {
        return new Topic("docs/" + command.document() + ".md", Exits.MODULE, command.examples(), command.hasManual());
    }
}
