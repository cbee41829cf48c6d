package io.gather.cli.help;

/**
 * A command line to copy.
 *
 * @param says what it is good for
 */
public record HelpExample(String line, String says) {
    static HelpExample example(String line, String says) {
        return new HelpExample(line, says);
    }
}
