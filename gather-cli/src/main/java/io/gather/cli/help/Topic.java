package io.gather.cli.help;

import java.util.List;

/**
 * What is told of a command besides what picocli knows.
 *
 * @param document where there is more
 */
record Topic(String document, Exits exits, List<HelpExample> examples) {
    Topic {
        examples = List.copyOf(examples);
    }

    static Topic of(String document, Exits exits, HelpExample... examples) {
        return new Topic("docs/" + document + ".md", exits, List.of(examples));
    }
}
