package io.gather.cli.help;

/**
 * A command line to copy.
 *
 * @param says what it is good for
 */
public record Example(String line, String says) {
    static Example example(String line, String says) {
        return new Example(line, says);
    }
}
